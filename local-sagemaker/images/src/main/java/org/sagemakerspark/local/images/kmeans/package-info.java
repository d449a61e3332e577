/** K-means. */
package org.sagemakerspark.local.images.kmeans;
