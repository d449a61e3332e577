/** Batch transform jobs. */
package org.sagemakerspark.local.server.transform;
