/** Random cut forests. */
package org.sagemakerspark.local.images.randomcutforest;
