/**
 * The Params of the stages: how they are made, checked, read and saved, and the groups that stages
 * share.
 */
package org.sagemakerspark.param;
