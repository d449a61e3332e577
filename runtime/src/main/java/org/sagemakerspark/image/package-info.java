/** The training images of algorithms, by region and version. */
package org.sagemakerspark.image;
