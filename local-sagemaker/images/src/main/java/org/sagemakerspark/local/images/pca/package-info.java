/** Principal component analysis. */
package org.sagemakerspark.local.images.pca;
