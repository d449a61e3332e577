/** HTTP and JSON as all services need them; it knows none of the services. */
package org.sagemakerspark.local.server.http;
