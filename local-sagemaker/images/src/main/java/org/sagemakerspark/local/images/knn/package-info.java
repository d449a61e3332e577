/** K-nearest neighbors. */
package org.sagemakerspark.local.images.knn;
