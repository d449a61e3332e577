/** Entities and the addresses that they act from. */
package org.sagemakerspark.local.images.ipinsights;
