package org.sagemakerspark.lifecycle;

/** Whom something of a known name belongs to. */
enum Whose {
  /** There is nothing of that name. */
  NOBODYS,
  /** This very call has created it. */
  THIS_CALLS,
  /** Another call has created it for the same model. */
  THIS_MODELS,
  /** It was created for something else. */
  SOMEBODY_ELSES
}
