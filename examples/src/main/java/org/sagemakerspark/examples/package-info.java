/** Programs that use the library as its users do, on data that they make. */
package org.sagemakerspark.examples;
