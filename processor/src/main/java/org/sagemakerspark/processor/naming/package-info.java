/** How things are called in Java and in Python. */
package org.sagemakerspark.processor.naming;
