/** MLlib on the container's own Spark, which some images train by. */
package org.sagemakerspark.local.images.spark;
