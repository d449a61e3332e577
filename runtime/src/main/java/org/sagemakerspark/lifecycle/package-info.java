/**
 * Whatever is created in SageMaker: written down before the call, known again by its tags, and
 * removed or named when something fails.
 */
package org.sagemakerspark.lifecycle;
