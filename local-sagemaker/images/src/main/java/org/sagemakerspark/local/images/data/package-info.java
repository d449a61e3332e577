/** Training data as the real images read it, with what they refuse. */
package org.sagemakerspark.local.images.data;
