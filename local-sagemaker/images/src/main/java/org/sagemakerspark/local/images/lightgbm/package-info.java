/** LightGBM as JumpStart's scripts run it; the class of its name refers to no library. */
package org.sagemakerspark.local.images.lightgbm;
