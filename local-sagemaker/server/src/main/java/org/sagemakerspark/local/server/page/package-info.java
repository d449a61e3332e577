/**
 * The page for people: what runs and what has been asked, as HTML that the server writes. It sees
 * what a client of the services sees. A small script fetches the page again every second and puts
 * in place what has changed; without it the page is the same, but still.
 */
package org.sagemakerspark.local.server.page;
