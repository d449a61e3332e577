/**
 * Starts an embedded SageMaker in a process of its own and gives what a test, a program or a shell
 * needs of it.
 */
package org.sagemakerspark.local;
