/**
 * Images and their containers, which are processes here: which there are, how they start, and how
 * they end.
 */
package org.sagemakerspark.local.server.container;
