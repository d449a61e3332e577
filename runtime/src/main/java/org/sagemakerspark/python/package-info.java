/** What the Python package needs of the JVM. */
package org.sagemakerspark.python;
