/** The one AWS account that the embedded services know: its id, region and keys. */
package org.sagemakerspark.local.server.account;
