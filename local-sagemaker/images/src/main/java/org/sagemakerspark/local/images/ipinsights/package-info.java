/** Stands in for the image of IP Insights. */
package org.sagemakerspark.local.images.ipinsights;
