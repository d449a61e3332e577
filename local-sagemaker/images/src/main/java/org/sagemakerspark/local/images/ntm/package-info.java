/** Neural topic models. */
package org.sagemakerspark.local.images.ntm;
