/** How images that learn by gradients take their steps. */
package org.sagemakerspark.local.images.optimizer;
