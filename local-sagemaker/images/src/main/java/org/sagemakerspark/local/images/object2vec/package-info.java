/** Vectors of sequences of tokens, learned from labelled pairs of them. */
package org.sagemakerspark.local.images.object2vec;
