/** CloudWatch Logs, over the files that containers print to. */
package org.sagemakerspark.local.server.logs;
