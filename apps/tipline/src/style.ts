/** The whole look of the site, in the page itself: nothing is fetched, nothing stays in a cache. */
export const STYLE = `
*{box-sizing:border-box}
html{font:1.25rem/1.65 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#1a2421;background:#f4f6f5;-webkit-text-size-adjust:100%}
body{margin:0;overflow-wrap:anywhere}
a{color:#0a5c4a}
.skip{position:absolute;left:-99em}
.skip:focus{position:static;display:block;padding:.5rem 1rem;background:#fff}
header{background:#0a5c4a;color:#fff;padding:.75rem 0}
header .in{display:flex;gap:.5rem 1rem;align-items:center;justify-content:space-between;flex-wrap:wrap}
header a{color:#fff}
.brand{text-decoration:none;font-size:1rem;font-weight:700;line-height:1.35}
.brand small{display:block;font-weight:400;font-size:.8rem}
nav{display:flex;gap:.8rem;align-items:center;font-size:.85rem}
.leave{background:#fff;color:#8c1d18;font-weight:700;text-decoration:none;padding:.45rem .7rem;border-radius:.4rem}
.stages li+li{margin-left:.2rem}
.in,main{max-width:40rem;margin:0 auto;padding-left:1rem;padding-right:1rem}
main{background:#fff;padding-top:1.5rem;padding-bottom:2.5rem;min-height:60vh}
h1{font-size:1.7rem;line-height:1.35;margin:0 0 1rem}
h2{font-size:1.25rem;margin:2rem 0 .5rem}
main:focus{outline:none}
.step{margin:0;color:#46554f}
.bar{display:flex;gap:.4rem;list-style:none;padding:0;margin:.25rem 0 1.25rem}
.bar li{flex:1;height:.45rem;border-radius:.25rem;background:#d5dedb}
.bar .done{background:#0a5c4a}
fieldset{border:0;padding:0;margin:0 0 1.75rem;min-width:0}
legend,label.q{font-weight:700;display:block;padding:0}
.hint,.opt{color:#46554f;font-size:1rem}
.hint{margin:.1rem 0 .4rem}
.opt{font-weight:400}
.choice{display:flex;gap:.75rem;align-items:flex-start;padding:.6rem .8rem;margin:.5rem 0;border:2px solid #b9c6c1;border-radius:.5rem;cursor:pointer}
.choice:has(:checked){border-color:#0a5c4a;background:#eaf4f1}
.choice input{width:1.4rem;height:1.4rem;margin:.3rem 0 0;flex:none;accent-color:#0a5c4a}
details{margin:0 0 1.75rem;border:2px solid #b9c6c1;border-radius:.5rem;padding:.6rem .9rem}
summary{font-weight:700;cursor:pointer}
details .field{margin:.9rem 0}
input[type=file]{width:100%;font:inherit}
.large{font-size:1.75rem}
textarea,select,input[type=text]{width:100%;font:inherit;color:inherit;background:#fff;padding:.6rem .75rem;border:2px solid #6b7a75;border-radius:.5rem}
.field{margin:0 0 1.75rem}
.bad{border-left:.35rem solid #b3261e;padding-left:.8rem}
.error{color:#b3261e;font-weight:700;margin:.1rem 0 .4rem}
.sum{border:3px solid #b3261e;border-radius:.5rem;padding:.75rem 1rem;margin:0 0 1.5rem}
.sum p{margin:0;font-weight:700}
.sum ul{margin:.25rem 0 0;padding-left:1.2rem}
.sum a{color:#b3261e}
.good,.note{border-radius:.5rem;padding:.75rem 1rem;margin:0 0 1.5rem;background:#eaf4f1;border-left:.35rem solid #0a5c4a}
.note{background:#fdf3e1;border-color:#9a5b00}
.go{display:flex;flex-wrap:wrap;gap:.75rem;flex-direction:row-reverse;justify-content:flex-end}
button,.button{font:inherit;font-weight:700;display:inline-block;text-align:center;text-decoration:none;cursor:pointer;padding:.7rem 1.6rem;border-radius:.5rem;border:2px solid #0a5c4a;background:#0a5c4a;color:#fff}
button.plain,.button.plain{background:#fff;color:#0a5c4a}
.two{display:grid;gap:1rem;margin:1.5rem 0}
.two .button{padding:1rem}
.code{font:700 1.45rem/1.6 ui-monospace,Menlo,Consolas,monospace;letter-spacing:.04em;border:3px dashed #0a5c4a;border-radius:.5rem;padding:1rem;margin:.25rem 0 1rem;text-align:center;user-select:all}
.hash{font:1rem/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere;margin:.2rem 0 1rem}
.roots{padding-left:1.2rem}
.stages{list-style:none;display:flex;padding:0;margin:0 0 1rem;counter-reset:s}
.stages li{flex:1;text-align:center;font-size:.85rem;overflow-wrap:normal;color:#46554f;counter-increment:s}
.stages li:before{content:counter(s);display:block;width:2rem;line-height:2rem;margin:0 auto;border-radius:50%;background:#d5dedb;color:#1a2421}
.stages .done{color:#0a5c4a;font-weight:700}
.stages .done:before{background:#0a5c4a;color:#fff}
.msg{border-radius:.5rem;padding:.6rem .9rem;margin:0 0 .9rem;background:#eef1f0}
.msg.office{background:#eaf4f1;border-left:.35rem solid #0a5c4a}
.msg p{margin:0}
.msg .said{white-space:pre-wrap}
.msg .who{font-size:1rem;color:#46554f}
footer{font-size:1rem;color:#33413c;padding:1rem 0 2rem}
:focus-visible{outline:.2rem solid #f2a900;outline-offset:.15rem}
@media (min-width:40rem){.two{grid-template-columns:1fr 1fr}.code{font-size:1.9rem}main{padding:2rem 2.5rem 3rem}}
@media print{header nav,footer,.go{display:none}}
`.replaceAll('\n', '');
