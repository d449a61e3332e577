/**
 * What tests and the page may ask and change behind the services: the requests that came in, and
 * the faults.
 */
package org.sagemakerspark.local.server.admin;
