/** The web server of a container: requests in each format to rows, predictions to answers. */
package org.sagemakerspark.local.images.serving;
