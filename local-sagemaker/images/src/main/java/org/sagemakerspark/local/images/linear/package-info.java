/** Linear learner. */
package org.sagemakerspark.local.images.linear;
