/**
 * The images of the embedded SageMaker that train, and the program that runs one as a container.
 */
package org.sagemakerspark.local.images;
