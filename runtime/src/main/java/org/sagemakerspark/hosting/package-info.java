/** What a model needs to be served, and the wait until it is. */
package org.sagemakerspark.hosting;
