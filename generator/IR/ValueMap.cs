using System;

namespace AutoDiffGen.Generator.IR;

/// <summary>What is known of values of one method: a place for each number.</summary>
internal sealed class ValueMap<T>
{
    private T[] _items = [];
    private bool[] _isKnown = [];

    public T this[Value key]
    {
        get => ContainsKey(key) ? _items[key.Id] : throw new InvalidOperationException($"Nothing is known of {key}.");
        set
        {
            if (key.Id >= _items.Length) Grow(key.Id + 1);
            _items[key.Id] = value;
            _isKnown[key.Id] = true;
        }
    }

    public bool ContainsKey(Value key) => key.Id < _isKnown.Length && _isKnown[key.Id];

    public bool TryGetValue(Value key, out T item)
    {
        bool isKnown = ContainsKey(key);
        item = isKnown ? _items[key.Id] : default!;
        return isKnown;
    }

    private void Grow(int least)
    {
        int length = Math.Max(least, Math.Max(16, _items.Length * 2));
        Array.Resize(ref _items, length);
        Array.Resize(ref _isKnown, length);
    }
}
