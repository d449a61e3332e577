/**
 * Model files as SageMaker's own algorithms write them: reading, writing, and scoring rows by them.
 */
package org.sagemakerspark.artifacts;
