/**
 * Models: transformers that answer for each row, and the endpoints that they bring up and delete.
 */
package org.sagemakerspark.model;
