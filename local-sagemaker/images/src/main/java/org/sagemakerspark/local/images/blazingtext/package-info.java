/** Stands in for the BlazingText image: vectors of words, and labels of texts. */
package org.sagemakerspark.local.images.blazingtext;
