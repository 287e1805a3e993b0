package sitrep

import "reflect"

// MapSpans replaces every span of the record by f of it. The coder uses it once, to turn byte offsets
// into code points; reflection makes sure that a field added later is not forgotten.
func (r *Record) MapSpans(f func(Span) Span) {
	mapSpans(reflect.ValueOf(r).Elem(), f)
}

func mapSpans(v reflect.Value, f func(Span) Span) {
	if s, ok := v.Interface().(Span); ok {
		v.Set(reflect.ValueOf(f(s)))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			mapSpans(v.Elem(), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			mapSpans(v.Index(i), f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			mapSpans(v.Field(i), f)
		}
	}
}
