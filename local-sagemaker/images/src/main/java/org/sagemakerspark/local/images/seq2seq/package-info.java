/** Stands in for the Sequence-to-Sequence image, which is checked, and does not learn here. */
package org.sagemakerspark.local.images.seq2seq;
