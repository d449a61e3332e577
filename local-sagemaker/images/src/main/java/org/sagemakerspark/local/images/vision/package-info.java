/** Stands in for the images of vision, which are checked, and do not learn here. */
package org.sagemakerspark.local.images.vision;
