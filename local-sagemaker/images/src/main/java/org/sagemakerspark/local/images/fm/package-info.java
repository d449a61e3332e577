/** Factorization machines. */
package org.sagemakerspark.local.images.fm;
