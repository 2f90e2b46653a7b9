"""A worker that misbehaves as the name of the file that it is sent says, in place of the program's own."""
import json, os, signal, struct, sys, time

source, answer = sys.stdin.buffer, sys.stdout.buffer


def frame(*parts):
    body = struct.pack("<I", len(parts)) + b"".join(struct.pack("<Q", len(part)) for part in parts) + b"".join(parts)
    return b"RPF1" + struct.pack("<Q", len(body)) + body


def say(data):
    answer.write(data)
    answer.flush()


def request():
    head = source.read(12)
    if len(head) < 12:
        sys.exit(0)
    body = source.read(struct.unpack("<Q", head[4:])[0])
    count = struct.unpack("<I", body[:4])[0]
    first = struct.unpack("<Q", body[4:12])[0]
    start = 4 + 8 * count
    return os.path.basename(json.loads(body[start:start + first])["path"])


def die(words):
    sys.stderr.write(words)
    sys.stderr.flush()
    os.kill(os.getpid(), signal.SIGABRT)


READ = frame(json.dumps({"status": "error", "pages": None, "message": "read", "failure": "read", "rendered": None}).encode())
while True:
    say(frame(b"ready"))
    name = request()
    if name.startswith("sleep"):
        time.sleep(3600)
    elif name.startswith("spin"):
        while True:
            pass
    elif name.startswith("alloc"):
        die("memory allocation of 1099511627776 bytes failed\n")
    elif name.startswith("stack"):
        die("\nthread 'worker' has overflowed its stack\nfatal runtime error: stack overflow\n")
    elif name.startswith("abort"):
        die("x" * 100000)
    elif name.startswith("exit"):
        sys.exit(0)
    elif name.startswith("garbage"):
        say(b"{\"status\": \"ok\"}" * 100)
    elif name.startswith("half-exit"):
        say(READ[:-5])
        sys.exit(0)
    elif name.startswith("half-sleep"):
        say(READ[:-5])
        time.sleep(3600)
    elif name.startswith("huge"):
        say(b"RPF1" + struct.pack("<Q", 10 << 30) + struct.pack("<I", 1) + struct.pack("<Q", (10 << 30) - 12))
        time.sleep(3600)
    elif name.startswith("other"):
        say(frame(b"[1, 2, 3]"))
    elif name.startswith("hang-after"):
        say(READ)
        time.sleep(3600)
    elif name.startswith("killed-once") and not os.path.exists(sys.argv[1]):
        open(sys.argv[1], "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    elif name.startswith("killed-ever"):
        os.kill(os.getpid(), signal.SIGKILL)
    else:
        say(READ)
