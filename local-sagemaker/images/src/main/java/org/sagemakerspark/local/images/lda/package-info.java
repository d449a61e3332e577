/** Latent Dirichlet allocation. */
package org.sagemakerspark.local.images.lda;
