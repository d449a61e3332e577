/** Training jobs: their requests, their folders and processes, and what becomes of them. */
package org.sagemakerspark.local.server.training;
