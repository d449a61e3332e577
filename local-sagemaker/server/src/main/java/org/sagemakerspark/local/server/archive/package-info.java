/** Folders, and the archives that model artifacts are. */
package org.sagemakerspark.local.server.archive;
