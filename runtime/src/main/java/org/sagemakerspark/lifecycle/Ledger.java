package org.sagemakerspark.lifecycle;

import com.amazonaws.AmazonServiceException;
import com.amazonaws.services.sagemaker.AmazonSageMaker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.sagemakerspark.aws.AwsErrors;

/**
 * What one fit, transform or update has asked AWS to make. Each thing is written down before the
 * call for it goes out, so that whatever happens then, it is known what there may be: an answer
 * that was lost, any exception, an interrupt or the end of the driver lead to the same question to
 * the service, what there is under that name and with this call's tag, and to the same undoing, the
 * last thing first. What cannot be undone is named, and keeps what was there before it, since it
 * may need that.
 *
 * <p>A ledger is used by one thread, and by the shutdown hook that {@link #open} adds.
 */
public final class Ledger implements AutoCloseable {

  /** How long an error waits for what it leaves to be undone. */
  public static final Duration WHEN_FAILED = Duration.ofSeconds(20);

  /** A request whose caller has gone away is carried out within this time, or not at all. */
  private static final Duration STILL_ON_ITS_WAY = Duration.ofSeconds(2);

  private static final int LOOKS = 4;

  private final AmazonSageMaker sageMaker;
  private final ServiceView view;
  private final Ownership owner;
  private final Duration giveUpAfter;
  private final Thread hook;
  private final ReentrantLock calling = new ReentrantLock();
  private final Deque<Entry> entries = new ArrayDeque<>();
  private volatile boolean shuttingDown;
  private volatile Thread undoing;

  /** Something that was asked for. */
  private static final class Entry {
    private final CreatedResource resource;
    private final Undo undo;
    private boolean inDoubt;

    Entry(CreatedResource resource, Undo undo) {
      this.resource = resource;
      this.undo = undo;
    }
  }

  private Ledger(AmazonSageMaker sageMaker, Ownership owner, Duration giveUpAfter) {
    this.sageMaker = sageMaker;
    this.view = new ServiceView(sageMaker);
    this.owner = owner;
    this.giveUpAfter = giveUpAfter;
    this.hook = new Thread(this::undoWhenShutDown, "undo-" + owner.model());
  }

  /**
   * Opens a ledger. From here on, what it holds is undone when the driver is shut down.
   *
   * @param sageMaker a client of the ledger's own, which {@link #close} shuts down
   * @param owner the tags of everything that is created
   * @param giveUpAfter how long calls are repeated that fail in a way that may pass
   * @throws IllegalStateException when the driver is being shut down
   */
  public static Ledger open(AmazonSageMaker sageMaker, Ownership owner, Duration giveUpAfter) {
    Ledger ledger = new Ledger(sageMaker, owner, giveUpAfter);
    Runtime.getRuntime().addShutdownHook(ledger.hook);
    return ledger;
  }

  /** Writes down something that is going to be made, and how it is undone. */
  public void intend(CreatedResource resource, Undo undo) {
    add(new Entry(resource, undo));
  }

  /** Returns how a thing is removed that this call has created; what others have created stays. */
  public Undo removal(CreatedResource resource) {
    return patience ->
        new Removal(sageMaker, owner::isOfThisCall, giveUpAfter).remove(resource, patience);
  }

  /**
   * Creates a thing. One that was created for the same model already, by a copy of it or by another
   * process, will do too; undoing is that one's creator's business.
   *
   * @param call the one call that creates it
   * @return whether this call has created it
   * @throws TakenNameException when there is one of that name that belongs to somebody else
   * @throws RuntimeException when the service refuses
   */
  public boolean create(CreatedResource resource, Runnable call) throws InterruptedException {
    return create(resource, call, removal(resource));
  }

  /**
   * Creates a thing as {@link #create(CreatedResource, Runnable)} does, with an undo of its own.
   */
  public boolean create(CreatedResource resource, Runnable call, Undo undo)
      throws InterruptedException {
    Entry entry = new Entry(resource, undo);
    add(entry);
    return attempt(
        entry,
        call,
        () -> {
          Whose whose = view.whose(resource, owner);
          if (whose == Whose.SOMEBODY_ELSES) {
            forget(entry);
            throw new TakenNameException(
                resource.describe() + " is there already and was not created for this model");
          }
          if (whose == Whose.THIS_MODELS) {
            forget(entry);
          }
          return whose == Whose.NOBODYS ? Optional.empty() : Optional.of(whose == Whose.THIS_CALLS);
        });
  }

  /** What the service says of whether a call was carried out. */
  private interface Question {
    /** Returns whether it was carried out by this very call; empty for not at all. */
    Optional<Boolean> ask();
  }

  /** Lets an endpoint change to a configuration, which it then needs, with the model in it. */
  public void update(String endpoint, String config, Runnable call) throws InterruptedException {
    CreatedResource resource = new CreatedResource(CreatedResource.Kind.ENDPOINT, endpoint);
    Entry entry = new Entry(resource, patience -> requireUnused(endpoint, config, patience));
    add(entry);
    attempt(
        entry,
        call,
        () -> view.endpoint(endpoint).filter(use -> use.mayUse(config)).map(use -> true));
  }

  private void requireUnused(String endpoint, String config, Duration patience)
      throws InterruptedException {
    Persistence.call(patience, () -> view.endpoint(endpoint))
        .filter(use -> use.mayUse(config))
        .ifPresent(
            use -> {
              throw new InUseException("it " + use.describe(config) + ", which therefore stays");
            });
  }

  private boolean attempt(Entry entry, Runnable call, Question question)
      throws InterruptedException {
    Persistence persistence = new Persistence(giveUpAfter);
    while (true) {
      Throwable failure = call(call);
      if (failure == null) {
        return true;
      }
      entry.inDoubt = true;
      Interrupts.throwIfInterrupted(failure);
      Optional<Boolean> done = answer(question, failure);
      if (done.isPresent()) {
        entry.inDoubt = false;
        return done.get();
      }
      if (!isWorthRepeating(failure) || persistence.isOver()) {
        // The service has answered, and there is nothing: nothing is under way either.
        entry.inDoubt = !(failure instanceof AmazonServiceException) || isWorthRepeating(failure);
        throw unchecked(failure);
      }
      persistence.pause();
    }
  }

  private Optional<Boolean> answer(Question question, Throwable failure)
      throws InterruptedException {
    try {
      return Persistence.call(giveUpAfter, question::ask);
    } catch (RuntimeException e) {
      e.addSuppressed(failure);
      throw e;
    }
  }

  private static boolean isWorthRepeating(Throwable failure) {
    return failure instanceof RuntimeException e
        && (Persistence.mayPass(e) || AwsErrors.isInProgress(e));
  }

  /** Returns what the call throws; null for nothing. */
  private Throwable call(Runnable call) {
    calling.lock();
    try {
      if (shuttingDown) {
        return new IllegalStateException("the driver is being shut down");
      }
      call.run();
      return null;
    } catch (Throwable e) {
      return e;
    } finally {
      calling.unlock();
    }
  }

  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof RuntimeException e) {
      return e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    return new IllegalStateException(failure);
  }

  /**
   * Tells whether something is there and was created for the model.
   *
   * @throws RuntimeException when the service does not say
   */
  public boolean isOfModel(CreatedResource resource) throws InterruptedException {
    Whose whose = Persistence.call(giveUpAfter, () -> view.whose(resource, owner));
    return whose == Whose.THIS_CALLS || whose == Whose.THIS_MODELS;
  }

  /**
   * Returns the name of the endpoint that a model or a configuration was created for; empty when
   * nobody has noted it.
   *
   * @throws RuntimeException when the service does not say
   */
  public Optional<String> endpointOf(CreatedResource resource) throws InterruptedException {
    return Persistence.call(giveUpAfter, () -> view.tags(resource))
        .map(tags -> tags.get(Ownership.ENDPOINT));
  }

  /**
   * Returns what it holds, all for the same reason; empty when it holds nothing.
   *
   * @param reason why it is not undone
   */
  public synchronized Optional<ResourceCleanupException> left(String reason) {
    List<CreatedResource> left = entries.stream().map(entry -> entry.resource).toList();
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ResourceCleanupException.of(
                left, Collections.nCopies(left.size(), new InUseException(reason))));
  }

  /** Says that all has come out well: what it holds stays for good. */
  public synchronized void keep() {
    entries.clear();
  }

  /** Lets go of a thing that has come to its end by itself, so that nobody is asked about it. */
  public synchronized void forget(CreatedResource ended) {
    entries.removeIf(entry -> entry.resource.equals(ended));
  }

  /**
   * Undoes what it holds, the last thing first. An interrupt of the caller waits until this is
   * done. What is left can be tried again.
   *
   * @return what is left, with the reasons; empty when nothing is
   */
  public Optional<ResourceCleanupException> undo(Duration patience) {
    boolean interrupted = Thread.interrupted();
    try {
      return undoAll(patience);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private synchronized Optional<ResourceCleanupException> undoAll(Duration patience) {
    undoing = Thread.currentThread();
    try {
      return undoEach(patience);
    } finally {
      undoing = null;
    }
  }

  private Optional<ResourceCleanupException> undoEach(Duration patience) {
    List<CreatedResource> left = new ArrayList<>();
    List<Exception> failures = new ArrayList<>();
    Deque<Entry> unfinished = new ArrayDeque<>();
    while (!entries.isEmpty()) {
      Entry entry = entries.pop();
      try {
        if (!left.isEmpty()) {
          throw new InUseException(left.get(left.size() - 1).describe() + " may need it");
        }
        undo(entry, patience);
      } catch (Exception e) {
        left.add(entry.resource);
        failures.add(e);
        unfinished.addLast(entry);
        if (e instanceof InterruptedException) {
          // Whoever interrupts the undoing, too, wants to know what is left, and at once.
          Thread.currentThread().interrupt();
        }
      }
    }
    entries.addAll(unfinished);
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(ResourceCleanupException.of(left, failures));
  }

  /** What is in doubt is looked for a few times, as its request may still be on its way. */
  private static void undo(Entry entry, Duration patience) throws Exception {
    entry.undo.undo(patience);
    for (int look = 1; entry.inDoubt && look < LOOKS; look++) {
      TimeUnit.NANOSECONDS.sleep(STILL_ON_ITS_WAY.toNanos() / (LOOKS - 1));
      entry.undo.undo(patience);
    }
  }

  private void undoWhenShutDown() {
    shuttingDown = true;
    try {
      // A call that is under way is waited for, so that its outcome can be seen.
      if (calling.tryLock(DriverEnd.PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        calling.unlock();
      } else {
        doubtAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // Who is undoing already may have more patience than there is time.
    Optional.ofNullable(undoing).ifPresent(Thread::interrupt);
    undo(DriverEnd.PATIENCE).ifPresent(DriverEnd::say);
  }

  private synchronized void doubtAll() {
    entries.forEach(entry -> entry.inDoubt = true);
  }

  private synchronized void add(Entry entry) {
    entries.push(entry);
  }

  private synchronized void forget(Entry entry) {
    entries.remove(entry);
  }

  /** Ends it; what it holds is not touched any more, but for what the end of the driver undoes. */
  @Override
  public void close() {
    if (!shuttingDown) {
      sageMaker.shutdown();
      DriverEnd.forget(hook);
    }
  }
}
