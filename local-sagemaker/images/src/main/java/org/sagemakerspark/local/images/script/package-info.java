/** What JumpStart's scripts for tables have in common. */
package org.sagemakerspark.local.images.script;
