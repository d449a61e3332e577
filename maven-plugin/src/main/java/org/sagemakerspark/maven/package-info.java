/** The goals by which Maven generates stages from specs, checks specs and writes new ones. */
package org.sagemakerspark.maven;
