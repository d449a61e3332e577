/** Training jobs: their request, their progress and log, and what came of them. */
package org.sagemakerspark.training;
