using System;
using System.IO;

namespace AutoDiffGen.Distributed;

/// <summary>What the first process writes, the others read. At its end all are together again, whatever each has read.</summary>
internal sealed class BroadcastStream(IProcessGroup group) : Stream
{
    private readonly byte[] _buffer = new byte[1 << 20];
    // Written and not yet sent, or received and not yet read.
    private int _start, _end;
    private bool _isOver;

    public override bool CanRead => group.Rank != 0;

    public override bool CanWrite => group.Rank == 0;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            int count = Math.Min(buffer.Length, _buffer.Length - _end);
            buffer[..count].CopyTo(_buffer.AsSpan(_end));
            _end += count;
            buffer = buffer[count..];
            if (_end == _buffer.Length) Flush();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (_start == _end && !_isOver) Exchange();
        int count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override void Flush()
    {
        if (group.Rank != 0 || _end == 0) return;
        Exchange();
        _end = 0;
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Flush();
            // An empty piece is the last one.
            while (!_isOver) Exchange();
        }

        base.Dispose(disposing);
    }

    private void Exchange()
    {
        _end = group.Broadcast(_end);
        group.Broadcast(_buffer.AsSpan(0, _end), 0);
        _start = 0;
        _isOver = _end == 0;
    }
}
