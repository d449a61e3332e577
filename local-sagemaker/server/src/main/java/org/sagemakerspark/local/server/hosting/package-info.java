/** Models, endpoint configurations and endpoints, and their invocations. */
package org.sagemakerspark.local.server.hosting;
