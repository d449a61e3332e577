/** What outlives a stop of the server, in files. */
package org.sagemakerspark.local.server.state;
