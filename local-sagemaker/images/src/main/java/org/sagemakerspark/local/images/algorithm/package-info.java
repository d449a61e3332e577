/** What an algorithm has to do in a container. */
package org.sagemakerspark.local.images.algorithm;
