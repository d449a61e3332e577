/** STS: who the caller is, and roles that are assumed. */
package org.sagemakerspark.local.server.sts;
