var Jn=["ESCAPED","STUCK","CONVERGED","DIVERGED","LEFT_DOMAIN","UNDECIDED"];var gr=["sin","cos","tan","exp","log","sqrt","abs","tanh","sinh","cosh","arctan"],ws={pi:Math.PI,e:Math.E},hi=["x","y","z"],vr=`numbers, + - * / ** (or ^), parentheses, the variables x, y, z or x1 to x100, the constants ${Object.keys(ws).join(" and ")}, and the functions ${gr.join(", ")}`,Vt=class extends Error{constructor(t,n,s,r=null){let a=r===null?"":` at column ${r}`;super(`${t}${a}; accepted: ${n}. ${s}`);this.received=t;this.accepted=n;this.advice=s;this.column=r;this.name="FormulaError"}received;accepted;advice;column};function di(i,e,t,n){throw new Vt(`formula ${st(mn(i))}: ${e}`,vr,t,n)}function ns(i,e){if(i.length<=e)return i.length;let t=0;for(let n of i)t+=1;return t}var qh=/[\s\x1c-\x1f\x85]/;function Da(i){let[e,t]=[0,i.length];for(;e<t&&qh.test(i[e]);)e+=1;for(;t>e&&qh.test(i[t-1]);)t-=1;return i.slice(e,t)}function mn(i){let e=Array.from(i);return e.length<=60?i:e.slice(0,57).join("")+"..."}function st(i){let e=i.includes("'")&&!i.includes('"')?'"':"'",t="";for(let n of i){let s=n.codePointAt(0);n==="\\"||n===e?t+="\\"+n:n===`
`?t+="\\n":n==="\r"?t+="\\r":n==="	"?t+="\\t":s<32||s>=127&&s<161||s===173?t+="\\x"+s.toString(16).padStart(2,"0"):s>255&&a0.test(n)?t+=Ac(s):t+=n}return e+t+e}var a0=/[\p{C}\p{Z}]/u;function Ac(i){return i<=255?"\\x"+i.toString(16).padStart(2,"0"):i<=65535?"\\u"+i.toString(16).padStart(4,"0"):"\\U"+i.toString(16).padStart(8,"0")}function gn(i){if(Number.isNaN(i))return"nan";if(!Number.isFinite(i))return i>0?"inf":"-inf";if(i===0)return Object.is(i,-0)?"-0":"0";let[e,t]=i.toExponential(5).split("e"),n=Number(t);if(n<-4||n>=6){let r=e.replace(/\.?0+$/,""),a=String(Math.abs(n)).padStart(2,"0");return`${r}e${n<0?"-":"+"}${a}`}let s=i.toFixed(Math.max(0,5-n));return s.includes(".")?s.replace(/\.?0+$/,""):s}var qe=class extends Error{constructor(t,n,s){super(`${t}; accepted: ${n}. ${s}`);this.received=t;this.accepted=n;this.advice=s;this.name="Refusal"}received;accepted;advice};function Et(i){if(i===void 0)return"nothing";if(i===null||typeof i=="boolean")return String(i);if(typeof i=="number")return Number.isFinite(i)?String(i):gn(i);if(typeof i=="string"){let e=Array.from(st(Array.from(i.slice(0,120)).slice(0,60).join("")));return e.length<=60?e.join(""):e.slice(0,57).join("")+"..."}return Array.isArray(i)?`a list of ${i.length}`:typeof i=="object"?`an object of ${Object.keys(i).length} keys`:`a ${typeof i}`}var _t=i=>i.toLocaleString("en-US"),o0=100;function La(i,e,t){let n=ns(i,t);if(n>t)throw new qe(`${e} of ${_t(n)} characters`,`at most ${_t(t)}`,"Make it smaller.");let s=l0(i)>o0;try{if(!s)return JSON.parse(i)}catch{}throw new qe(`${e} that is ${s?"nested too deeply":"no JSON"}`,"JSON as unsaddle writes it","It may be cut off: copy or download it again.")}function l0(i){let[e,t,n]=[0,0,!1];for(let s=0;s<i.length;s++){let r=i.charCodeAt(s);n?r===92?s+=1:n=r!==34:r===34?n=!0:r===91||r===123?t=Math.max(t,++e):(r===93||r===125)&&(e-=1)}return t}function pt(i,e,t){if(typeof i!="object"||i===null||Array.isArray(i))throw new qe(`${e}=${Et(i)}`,`an object with ${t.join(", ")}`,"Correct that part.");let[n]=Object.keys(i).filter(s=>!t.includes(s)).sort();if(n!==void 0)throw new qe(`${e} with ${Et(n)}`,`the keys ${t.join(", ")}`,"Leave it out.");return i}var Cn=(i,e)=>i===void 0?e:i;function jt(i,e,[t,n]){if(typeof i!="number"||!(t<=i&&i<=n))throw new qe(`${e}=${Et(i)}`,`a number from ${gn(t)} to ${gn(n)}`,"Choose one of these.");return i}function bt(i,e,[t,n]){if(!Number.isInteger(i)||!(t<=i&&i<=n))throw new qe(`${e}=${Et(i)}`,`a whole number from ${_t(t)} to ${_t(n)}`,"Choose one of these.");return i}function Ec(i,e){if(typeof i!="boolean")throw new qe(`${e}=${Et(i)}`,"true or false","Choose one of these.");return i}function Kn(i,e,t){if(!t.includes(i))throw new qe(`${e}=${Et(i)}`,t.join(", "),"Choose one of these.");return i}function fi(i,e,t){let n=typeof i=="string"?ns(i,t):0;if(typeof i!="string"||n>t){let s=typeof i=="string"?`a text of ${_t(n)} characters`:Et(i);throw new qe(`${e}=${s}`,`a text of at most ${_t(t)} characters`,"Shorten it.")}return i}function Qt(i,e,[t,n]){if(!Array.isArray(i))throw new qe(`${e}=${Et(i)}`,`a list of ${_t(t)} to ${_t(n)}`,"Write it in brackets.");if(!(t<=i.length&&i.length<=n))throw new qe(`${e} with ${_t(i.length)} parts`,`from ${_t(t)} to ${_t(n)}`,"Choose a number between.");return i}function Na(i,e,t){let n=Qt(i,e,[2,2]);return[jt(n[0],`${e}[0]`,t),jt(n[1],`${e}[1]`,t)]}var c0={start:3749115315,noise:2112928580,optimizer:3012559837,sample:2075585070};function Yh(i,e,t){let n=i<4294967296?[i]:[i>>>0,Math.floor(i/4294967296)];for(;n.length<4;)n.push(0);n.push(c0[e],t);let s=h0(u0(n),2);return[s[0],s[1]]}function u0(i){let e=new Uint32Array(4),t=1135663077,n=r=>(r=(r^t)>>>0,t=Math.imul(t,2468251765)>>>0,r=Math.imul(r,t)>>>0,(r^r>>>16)>>>0),s=(r,a)=>{let o=Math.imul(3389127133,r)-Math.imul(1232336661,a)>>>0;return(o^o>>>16)>>>0};for(let r=0;r<4;r++)e[r]=n(i[r]??0);for(let r=0;r<4;r++)for(let a=0;a<4;a++)r!==a&&(e[a]=s(e[a],n(e[r])));for(let r=4;r<i.length;r++)for(let a=0;a<4;a++)e[a]=s(e[a],n(i[r]));return e}function h0(i,e){let t=new Uint32Array(e),n=2337405405;for(let s=0;s<e;s++){let r=(i[s%4]^n)>>>0;n=Math.imul(n,1492356589)>>>0,r=Math.imul(r,n)>>>0,t[s]=(r^r>>>16)>>>0}return t}var d0=466688986,In=class{constructor(e,t,n){this.nBlocks=n;this.keys=Array.from({length:n},(s,r)=>Yh(e,t,r))}nBlocks;keys;words=new Uint32Array(2);normals(e,t,n){for(let s=0;s<n.length;s+=2){let r=this.keys[s>>1];Zh(r[0],r[1],e,t,this.words);let a=this.words[0],o=this.words[1],l=Math.sqrt(-2*Math.log((a+.5)*2**-32)),c=((o>>>1)*2**-31-(.5-2**-32))*Math.PI;n[s]=l*Math.cos(c)*(1-2*(o&1)),s+1<n.length&&(n[s+1]=l*Math.sin(c))}}bits(e,t,n,s){let r=this.keys[n];Zh(r[0],r[1],e,t,s)}uniform(e,t){return this.bits(e,t,this.nBlocks-1,this.words),(this.words[0]+.5)*2**-32}},pi=i=>i+1>>1;function Zh(i,e,t,n,s){let r=i^e^d0,a=t+i|0,o=n+e|0;a=a+o|0,o=(o<<13|o>>>19)^a,a=a+o|0,o=(o<<15|o>>>17)^a,a=a+o|0,o=(o<<26|o>>>6)^a,a=a+o|0,o=(o<<6|o>>>26)^a,a=a+e|0,o=o+r+1|0,a=a+o|0,o=(o<<17|o>>>15)^a,a=a+o|0,o=(o<<29|o>>>3)^a,a=a+o|0,o=(o<<16|o>>>16)^a,a=a+o|0,o=(o<<24|o>>>8)^a,a=a+r|0,o=o+i+2|0,a=a+o|0,o=(o<<13|o>>>19)^a,a=a+o|0,o=(o<<15|o>>>17)^a,a=a+o|0,o=(o<<26|o>>>6)^a,a=a+o|0,o=(o<<6|o>>>26)^a,a=a+i|0,o=o+e+3|0,a=a+o|0,o=(o<<17|o>>>15)^a,a=a+o|0,o=(o<<29|o>>>3)^a,a=a+o|0,o=(o<<16|o>>>16)^a,a=a+o|0,o=(o<<24|o>>>8)^a,a=a+e|0,o=o+r+4|0,a=a+o|0,o=(o<<13|o>>>19)^a,a=a+o|0,o=(o<<15|o>>>17)^a,a=a+o|0,o=(o<<26|o>>>6)^a,a=a+o|0,o=(o<<6|o>>>26)^a,a=a+r|0,o=o+i+5|0,s[0]=a,s[1]=o}function xr(i,e){return i>=e?i*(i+1)/2+e:e*(e+1)/2+i}function mi(i,e,t){let n=i.variables.length,s=new Float64Array(t),r=[],a=[],o=new Dc(n,e,t);for(let u of i.nodes){let d=o.register(u,r);r.push(d),u.value!==null?d.value.fill(u.value):u.operation==="variable"?(d.first[u.variable]?.fill(1),a.push((h,f)=>{d.value.set(h[u.variable].subarray(0,f))})):a.push(f0(u,i,r,d,n))}let l=r[r.length-1],c={value:l.value,gradient:l.first.map(u=>u??s),hessian:l.second.map(u=>u??s)};return{nDims:n,evaluate(u,d){for(let h of a)h(u,d);return c}}}var Dc=class{constructor(e,t,n){this.nDims=e;this.order=t;this.size=n}nDims;order;size;array(){return new Float64Array(this.size)}register(e,t){let n=e.inputs.map(l=>t[l]),s=e.value!==null,r=Array.from({length:this.order>=1?this.nDims:0},(l,c)=>!s&&(e.variable===c||n.some(u=>u.first[c]))?this.array():null),a=this.order>=2?this.nDims*(this.nDims+1)/2:0,o=Array.from({length:a},()=>null);if(!s&&a>0)for(let l=0;l<this.nDims;l++)for(let c=0;c<=l;c++){let u=xr(l,c);(!["negative","add","subtract","variable"].includes(e.operation)&&r[l]&&r[c]||n.some(f=>f.second[u]))&&(o[u]=this.array())}return{value:this.array(),first:r,second:o}}};function f0(i,e,t,n,s){let[r,a]=i.inputs.map(o=>t[o]);switch(i.operation){case"negative":return(o,l)=>{Rc(n,r,-1,null,0,l)};case"add":return(o,l)=>{Rc(n,r,1,a,1,l)};case"subtract":return(o,l)=>{Rc(n,r,1,a,-1,l)};case"multiply":return m0(n,r,a,s);case"divide":return g0(n,r,a,s);case"power":{let o=e.nodes[i.inputs[1]].value,l=e.nodes[i.inputs[0]].value;return o!==null?Pc(n,r,s,y0(o)):l!==null?Pc(n,a,s,_0(l)):v0(n,r,a,s)}default:return Pc(n,r,s,x0[i.name])}}function Rc(i,e,t,n,s,r){Cc(i.value,e.value,t,n?n.value:null,s,r),i.first.forEach((a,o)=>a&&Cc(a,e.first[o],t,n?n.first[o]:null,s,r)),i.second.forEach((a,o)=>a&&Cc(a,e.second[o],t,n?n.second[o]:null,s,r))}function Cc(i,e,t,n,s,r){if(e&&n)for(let a=0;a<r;a++)i[a]=t*e[a]+s*n[a];else if(e)for(let a=0;a<r;a++)i[a]=t*e[a];else if(n)for(let a=0;a<r;a++)i[a]=s*n[a]}function Ua(i,e,t,n,s){let r=[],a=(o,l)=>{let c=l.filter(u=>u.every(Boolean));o&&c.length>0&&r.push({to:o,terms:c})};for(let o=0;o<s;o++){a(i.first[o],e.map((l,c)=>[t[c],l.first[o]]));for(let l=0;l<=o;l++)a(i.second[xr(o,l)],[...e.map((c,u)=>[t[u],c.second[xr(o,l)]]),...e.flatMap((c,u)=>e.map((d,h)=>[n[u][h],c.first[o],d.first[l]]))])}return o=>{for(let{to:l,terms:c}of r)p0(l,c,o)}}function p0(i,e,t){let[[n,s,r],a]=e,o=1;if(r)for(let l=0;l<t;l++)i[l]=n[l]*s[l]*r[l];else if(a&&!a[2]){let[l,c]=a;for(let u=0;u<t;u++)i[u]=n[u]*s[u]+l[u]*c[u];o=2}else for(let l=0;l<t;l++)i[l]=n[l]*s[l];for(;o<e.length;o++){let[l,c,u]=e[o];if(u)for(let d=0;d<t;d++)i[d]+=l[d]*c[d]*u[d];else for(let d=0;d<t;d++)i[d]+=l[d]*c[d]}}function m0(i,e,t,n){let s=new Float64Array(i.value.length).fill(1),r=Ua(i,[e,t],[t.value,e.value],[[null,s],[s,null]],n);return(a,o)=>{for(let l=0;l<o;l++)i.value[l]=e.value[l]*t.value[l];r(o)}}function g0(i,e,t,n){let s=()=>new Float64Array(i.value.length),[r,a,o,l]=[s(),s(),s(),s()],c=Ua(i,[e,t],[r,a],[[null,o],[o,l]],n),u=t.first.every(d=>d===null);return u&&r.fill(1/t.value[0]),(d,h)=>{for(let f=0;f<h;f++)i.value[f]=e.value[f]/t.value[f];for(let f=0;f<h&&!u;f++){let[p,v]=[t.value[f],i.value[f]];r[f]=1/p,a[f]=-v/p,o[f]=-1/(p*p),l[f]=2*v/(p*p)}c(h)}}function v0(i,e,t,n){let s=()=>new Float64Array(i.value.length),[r,a,o,l,c,u]=[s(),s(),s(),s(),s(),s()],d=Ua(i,[e,t],[r,a],[[o,l],[c,u]],n);return(h,f)=>{for(let p=0;p<f;p++){let[v,g]=[e.value[p],t.value[p]],m=v**g;if(i.value[p]=m,i.first.length===0)continue;let _=v**(g-1),T=v===0?0:Math.log(v);r[p]=g*_,a[p]=T*m,i.second.length!==0&&(o[p]=g*((g-1)*v**(g-2)),l[p]=_+g*(T*_),c[p]=(v===0?0:m/v)+T*(g*_),u[p]=T*(T*m))}d(f)}}function Pn(i,e,t){let n=s=>(r,a,o,l)=>{for(let c=0;c<l;c++)o[c]=s(r[c],a[c])};return{value(s,r,a){for(let o=0;o<a;o++)r[o]=i(s[o])},first:n(e),second:n(t)}}var x0={sin:Pn(Math.sin,Math.cos,(i,e)=>-e),cos:Pn(Math.cos,i=>-Math.sin(i),(i,e)=>-e),tan:Pn(Math.tan,(i,e)=>1+e*e,(i,e)=>2*e*(1+e*e)),exp:Pn(Math.exp,(i,e)=>e,(i,e)=>e),log:Pn(Math.log,i=>1/i,i=>-1/(i*i)),sqrt:Pn(Math.sqrt,(i,e)=>.5/e,(i,e)=>-.25/(i*e)),abs:Pn(Math.abs,i=>i>=0?1:-1,()=>0),tanh:Pn(Math.tanh,(i,e)=>1-e*e,(i,e)=>-2*e*(1-e*e)),sinh:Pn(Math.sinh,Math.cosh,(i,e)=>e),cosh:Pn(Math.cosh,Math.sinh,(i,e)=>e),arctan:Pn(Math.atan,i=>1/(1+i*i),i=>-2*i/(1+i*i)**2)};function Jh(i,e){if(e<0)return 1/Jh(i,-e);let[t,n]=[1,i];for(let s=e;s>0;s=Math.floor(s/2))s%2===1&&(t*=n),n*=n;return t}function y0(i){return{value:(e,t,n)=>{Ic(e,i,1,t,n)},first:(e,t,n,s)=>{Ic(e,i-1,i,n,s)},second:(e,t,n,s)=>{Ic(e,i-2,i*(i-1),n,s)}}}function Ic(i,e,t,n,s){if(t===0)n.fill(0,0,s);else if(e===0)n.fill(t,0,s);else if(e===1)for(let r=0;r<s;r++)n[r]=t*i[r];else if(e===2)for(let r=0;r<s;r++)n[r]=t*(i[r]*i[r]);else if(e===3)for(let r=0;r<s;r++)n[r]=t*(i[r]*(i[r]*i[r]));else if(e===4)for(let r=0;r<s;r++){let a=i[r]*i[r];n[r]=t*(a*a)}else if(Number.isInteger(e))for(let r=0;r<s;r++)n[r]=t*Jh(i[r],e);else for(let r=0;r<s;r++)n[r]=t*i[r]**e}function _0(i){let e=i===0?0:Math.log(i);return Pn(t=>i**t,(t,n)=>e*n,(t,n)=>e*e*n)}function Pc(i,e,t,n){let s=new Float64Array(i.value.length),r=new Float64Array(i.second.length?i.value.length:0),a=Ua(i,[e],[s],[[r]],t);return(o,l)=>{let[c,u]=[e.value,i.value];n.value(c,u,l),i.first.length!==0&&(n.first(c,u,s,l),i.second.length>0&&n.second(c,u,r,l),a(l))}}var b0=.1;function Kh(i,e,t,n){let s=e?.direction?Lc(e.direction.slice(0,n)):null,r=s?1:n,a=e?e.std:b0,o=new In(t,"sample",pi(r)),l=Array.from({length:r},()=>new Float64Array(i.samples)),c=new Float64Array(r);for(let d=0;d<i.samples;d++)o.normals(d,0,c),l.forEach((h,f)=>{h[d]=c[f]});for(let d of l){let h=0;for(let f of d)h+=f;for(let f=0;f<d.length;f++)d[f]-=h/i.samples}let u=Array.from({length:n},(d,h)=>Float64Array.from({length:i.samples},(f,p)=>s?s[h]===0?0:a*s[h]*l[0][p]:a*l[h][p]));return{...i,tilts:u}}function Lc(i){let e=Math.hypot(...i),t=i.map(s=>s/e),n=Math.max(...t.map(Math.abs));return t.map(s=>Math.abs(s)<1e-15*n?0:s)}var Ts=class{constructor(e,t,n){this.batches=e;let{size:s,samples:r,sampling:a}=e,o=s===r&&a!=="replacement";this.nBlocks=o?0:a==="replacement"?s:r,this.counter=new In(t,"noise",this.nBlocks),this.order=new Uint16Array(a==="reshuffle"?r*n:0),this.keys=new Float64Array(r),this.lows=new Uint32Array(r),this.chosen=new Uint16Array(s)}batches;counter;nBlocks;order;words=new Uint32Array(2);keys;lows;chosen;add(e,t,n,s,r=!1){if(this.nBlocks===0)return;let a=this.draw(e,t,n,r);this.batches.tilts.forEach((o,l)=>{let c=0;for(let u=0;u<a;u++)c+=o[this.chosen[u]];c!==0&&(s[l][e]+=c/a)})}draw(e,t,n,s){let{size:r,samples:a,sampling:o}=this.batches;if(o==="replacement"){for(let f=0;f<r;f++)this.counter.bits(t,n,f,this.words),this.chosen[f]=Math.floor(this.words[0]*(a/2**32));return r}let l=Math.ceil(a/r),c=n%l,u=this.order.subarray(e*a,(e+1)*a);(c===0||s)&&this.shuffle(t,n-c,u);let d=c*r,h=Math.min(r,a-d);return this.chosen.set(u.subarray(d,d+h)),h}shuffle(e,t,n){let{samples:s}=this.batches,r=s>1?2**(32-Math.clz32(s-1))-1:0;for(let a=0;a<s;a++)this.counter.bits(e,t,a,this.words),this.keys[a]=this.words[0],this.lows[a]=(this.words[1]&~r|a)>>>0,n[a]=a;n.sort((a,o)=>this.keys[a]-this.keys[o]||this.lows[a]-this.lows[o])}};var is={sgd:{},momentum:{momentum:.9},ema_momentum:{momentum:.9},nesterov:{momentum:.9},adagrad:{eps:1e-10},rmsprop:{alpha:.99,eps:1e-8},adam:{b1:.9,b2:.999,eps:1e-8},perturbed_gd:{radius:.01,gradient_tol:.01,wait:10},newton:{},saddle_free_newton:{damping:0}},ed={perturbed_gd:{gradients:1},newton:{hessians:1},saddle_free_newton:{hessians:1}};function ka(i,e,t,n){let s={learning_rate:.01,...is[i],...e},r=()=>Array.from({length:t},()=>new Float64Array(n));return M0[i](s,r,t,n)}function yr(i,e){return{memory:i,step(t,n,s){t.forEach((r,a)=>{e(r,n[a],a,s.n,s.factor,s.step)})}}}function Nc(i,e,t){return({learning_rate:n,momentum:s},r)=>{let a=r(),o=e(s);return yr({[i]:a},(l,c,u,d,h)=>{let f=n*h,p=a[u];for(let v=0;v<d;v++)p[v]=o*c[v]+s*p[v],l[v]-=f*(t?c[v]+s*p[v]:p[v])})}}var M0={sgd:({learning_rate:i})=>yr({},(e,t,n,s,r)=>{let a=i*r;for(let o=0;o<s;o++)e[o]-=a*t[o]}),momentum:Nc("velocity",()=>1,!1),ema_momentum:Nc("mean",i=>1-i,!1),nesterov:Nc("velocity",()=>1,!0),adagrad:({learning_rate:i,eps:e},t)=>{let n=t();return yr({squares:n},(s,r,a,o,l)=>{let c=i*l,u=n[a];for(let d=0;d<o;d++)u[d]+=r[d]*r[d],u[d]>0?s[d]-=c*r[d]/(Math.sqrt(u[d])+e):Number.isNaN(u[d])&&(s[d]=Number.NaN)})},rmsprop:({learning_rate:i,alpha:e,eps:t},n)=>{let s=n();return yr({squares:s},(r,a,o,l,c)=>{let u=i*c,d=s[o];for(let h=0;h<l;h++)d[h]=(1-e)*a[h]*a[h]+e*d[h],r[h]-=jh(u*a[h],Math.sqrt(d[h])+t)})},adam:({learning_rate:i,b1:e,b2:t,eps:n},s)=>{let[r,a]=[s(),s()];return yr({mean:r,squares:a},(o,l,c,u,d,h)=>{let f=i*d,[p,v]=[r[c],a[c]],[g,m]=[1-e**(h+1),1-t**(h+1)];for(let _=0;_<u;_++)p[_]=(1-e)*l[_]+e*p[_],v[_]=(1-t)*l[_]*l[_]+t*v[_],o[_]-=jh(f*p[_]/g,Math.sqrt(v[_]/m)+n)})},perturbed_gd:({learning_rate:i,radius:e,gradient_tol:t,wait:n},s,r,a)=>{let o=new Float64Array(a).fill(-1073741824),l=s(),c=new Float64Array(r),u=s();return{memory:{last:[o]},step(d,h,f){let p=i*f.factor,v=!1;for(let m=0;m<f.n;m++){let _=0;for(let M=0;M<r;M++)_+=h[M][m]**2;let T=Math.sqrt(_)<=t&&f.step-o[m]>n;for(let M=0;M<r;M++)u[M][m]=0;if(T){v=!0,o[m]=f.step,f.chance.normals(f.first+m,f.step,c);let M=f.chance.uniform(f.first+m,f.step)**(1/r),E=0;for(let w=0;w<r;w++)E+=c[w]**2;E=Math.sqrt(E);for(let w=0;w<r;w++)u[w][m]=e*M*c[w]/E}for(let M=0;M<r;M++)l[M][m]=d[M][m]+u[M][m]}let g=v?f.gradientAt(l,f.n):h;for(let m=0;m<r;m++){let[_,T,M,E]=[d[m],u[m],g[m],h[m]];for(let w=0;w<f.n;w++)_[w]+=T[w]-p*(o[w]===f.step?M[w]:E[w])}}}},newton:({learning_rate:i},e,t)=>Qh(i,t,n=>n),saddle_free_newton:({learning_rate:i,damping:e},t,n)=>Qh(i,n,s=>Math.abs(s)+e)};function jh(i,e){return i===0&&e===0?0:i/e}function Qh(i,e,t){let n=new Float64Array(4);return{memory:{},step(s,r,a){let o=i*a.factor,{hessian:l}=a.hessianAt(s,a.n),[c,u]=[s[0],s[1]];for(let d=0;d<a.n;d++){let h=r[0][d];if(!u){let x=t(l[0][d]);Math.abs(x)<=Number.EPSILON*Math.abs(l[0][d])||(c[d]-=o*h/x);continue}td(l[0][d],l[1][d],l[2][d],n);let[f,p,v,g]=[n[0],n[1],n[2],n[3]],m=e*Number.EPSILON*Math.max(Math.abs(f),Math.abs(p)),_=r[1][d],[T,M]=[t(f),t(p)],E=Math.abs(T)<=m?0:o*(v*h-g*_)/T,w=Math.abs(M)<=m?0:o*(g*h+v*_)/M;c[d]-=v*E+g*w,u[d]-=v*w-g*E}}}}function td(i,e,t,n){let s=0;if(e!==0){let a=(t-i)/(2*e);s=(a<0?-1:1)/(Math.abs(a)+Math.hypot(a,1))}let r=1/Math.sqrt(s*s+1);n[0]=i-s*e,n[1]=t+s*e,n[2]=r,n[3]=s*r}function nd(i,e){let t=e(0,0);if(i===1)return[{value:t,vector:[1]}];let n=new Float64Array(4);td(t,e(1,0),e(1,1),n);let[s,r,a,o]=[n[0],n[1],n[2],n[3]],l=[{value:s,vector:[a,0-o]},{value:r,vector:[o,a]}];return s<=r?l:l.reverse()}function _r(i,e){switch(i.kind){case"constant":return 1;case"step":return i.factor**Math.floor(e/i.every);case"cosine":return .5*(1+Math.cos(Math.PI*Math.min(e,i.steps)/i.steps))}}var S0={kind:"constant"},Di=class{constructor(e,t,n=0){this.plan=e;this.first=n;let s=e.formula.variables.length,r=t[0].length;this.points=t.map(l=>Float64Array.from(l)),this.gradient=t.map(l=>new Float64Array(l.length)),this.rule=ka(e.rule,e.settings,s,r),this.slope=mi(e.formula,1,r),this.extra=mi(e.formula,1,e.rule==="perturbed_gd"?r:1),this.bend=mi(e.formula,2,e.rule.endsWith("newton")?r:1);let a=e.noise?.direction?1:s;this.deviates=new Float64Array(a),this.noise=new In(e.seed,"noise",e.noise?pi(a):0),this.chance=new In(e.seed,"optimizer",pi(s)+1),this.sampler=e.batches?new Ts(e.batches,e.seed,r):null;let o=this.slope.evaluate(this.points,0);this.exact=o.gradient,this.values=o.value}plan;first;points;gradient;exact;rule;step=0;slope;extra;bend;noise;chance;sampler;deviates;values;get nWalkers(){return this.points[0].length}factor(e){return _r(this.plan.schedule??S0,e)}advance(e,t){for(let n=0;n<e;n++)this.once(t)}look(e){return this.slope.evaluate(this.points,this.nWalkers),e?.(this.step,this.points,this.values),this.values}once(e){let t=this.nWalkers;this.look(e),this.exact.forEach((s,r)=>{this.gradient[r].set(s.subarray(0,t))});let{noise:n}=this.plan;if(this.sampler)for(let s=0;s<t;s++)this.sampler.add(s,this.first+s,this.step,this.gradient);else n!==null&&this.addNoise(n,t);this.rule.step(this.points,this.gradient,{step:this.step,factor:this.factor(this.step),n:t,first:this.first,chance:this.chance,gradientAt:(s,r)=>this.extra.evaluate(s,r).gradient,hessianAt:(s,r)=>this.bend.evaluate(s,r)}),this.step+=1}addNoise(e,t){for(let n=0;n<t;n++){this.noise.normals(this.first+n,this.step,this.deviates);for(let s=0;s<this.gradient.length;s++){let r=e.direction?e.direction[s]:1;if(r===0)continue;let a=e.direction?r*this.deviates[0]:this.deviates[s];this.gradient[s][n]+=e.std*a}}}};var w0=.01,T0=["sgd","momentum","nesterov","adagrad","rmsprop","adam"];function ss(i,e={}){return{learning_rate:w0,...is[i],...e}}function Li(){return{version:1,landscape:"saddle",box:null,starts:{kind:"points",points:[[1,1e-6]]},optimizers:T0.map(i=>({rule:i,settings:ss(i)})),noise:null,batch:null,schedule:{kind:"constant"},steps:2e3,seed:0,speed:100,view:{surface:!0,contours:!0,camera:null,theme:"auto"},selected:null,station:null}}function Lt(i){return i.kind==="points"?i.points.length:i.count}var A0={step:0,memory:{}},E0=2e5,id=2e3,R0=2;function rd(i,e,t){let n=1-t;switch(i){case"sgd":case"perturbed_gd":return{gap:1-e,drive:e,det:0,kick:1,lag:0};case"momentum":return{gap:n-e,drive:e,det:t,kick:1,lag:0};case"nesterov":return{gap:n-(1+t)*e,drive:e,det:t*(1+e),kick:1+t,lag:t};case"ema_momentum":return{gap:n-n*e,drive:n*e,det:t,kick:n,lag:0};default:return null}}function ad({gap:i,drive:e}){let t=Math.hypot(i,2*Math.sqrt(e));return i>0?2*e/(i+t):(t-i)/2}function Mr(i,e,t=0){let n=i.settings.learning_rate*_r(i.schedule,t);if(i.rule==="newton")return Math.abs(1-n);if(i.rule==="saddle_free_newton")return 1+n*e/(e+i.settings.damping);let s=rd(i.rule,n*e,i.settings.momentum??0);return s?1+ad(s):Number.NaN}function od(i,e,t=A0,n=E0){if(Math.abs(e.offset)>=e.radius)return{steps:0,reason:"It is outside the radius already."};if(i.rule==="newton")return{steps:1/0,reason:"Newton's step goes towards the saddle whatever the sign of the curvature."};if(e.noiseStd>0)return I0(i,e,t);if(i.rule==="perturbed_gd")return{steps:null,reason:"Its kick, not a formula, decides when it leaves."};let s=new br(i,e,t);if(e.offset===0&&s.next()===0)return{steps:1/0,reason:"Exact symmetry: every step is zero along the way out."};let r=C0(new br(i,e,t),i,e,n);if(r===null)return{steps:r,reason:`More than ${n} steps: not counted one by one.`};let a=ld(i)?"ln(radius / distance) / ln(factor), the first steps counted exactly.":"The rule itself on the quadratic, step by step: its step hardly depends on the gradient's size.";return{steps:r,reason:a}}var ld=i=>!Number.isNaN(Mr(i,1));function C0(i,e,t,n){let s=ld(e)&&e.schedule.kind==="constant",r=i.offset;for(let o=0;o<(s?Math.min(id,n):n);o++,r=i.next())if(!(Math.abs(r)<t.radius))return o;if(!s)return null;let a=Math.log(t.radius/Math.abs(r))/Math.log1p(Mr(e,t.curvature)-1);return Math.min(id,n)+Math.ceil(a)}var br=class{constructor(e,t,n){this.method=e;this.way=t;let{direction:s,curvature:r,offset:a}=t;this.own=ka(e.rule,e.settings,s.length,1);for(let[o,l]of Object.entries(n.memory))l.forEach((c,u)=>this.own.memory[o][u].set(c));this.step=n.step,this.points=s.map(o=>Float64Array.of(a*o)),this.gradient=s.map(()=>Float64Array.of(0)),this.hessian=s.flatMap((o,l)=>s.slice(0,l+1).map(c=>Float64Array.of(-r*o*c)))}method;way;own;points;gradient;hessian;step;get offset(){return this.way.direction.reduce((e,t,n)=>e+t*this.points[n][0],0)}next(){let e=this.offset;this.way.direction.forEach((n,s)=>{this.gradient[s][0]=-this.way.curvature*e*n});let t={value:Float64Array.of(0),gradient:this.gradient,hessian:this.hessian};return this.own.step(this.points,this.gradient,{step:this.step,factor:_r(this.method.schedule,this.step),n:1,first:0,chance:null,gradientAt:()=>this.gradient,hessianAt:()=>t}),this.step+=1,this.offset}};function I0(i,e,t){let n=m=>({steps:null,reason:m});if(i.schedule.kind!=="constant")return n("No closed form for noise under a changing learning rate.");let s=i.settings.learning_rate,r=s*e.curvature,a=i.rule==="perturbed_gd"?null:rd(i.rule,r,i.settings.momentum??0);if(a===null)return n(`No closed form for ${i.rule} with noise on this page.`);let o=ad(a),l=1+o,c=a.det/l,u=Math.hypot(a.gap,2*Math.sqrt(a.drive)),d=(new br(i,e,t).next()-c*e.offset)/u,h=(a.kick*l-a.lag)/u,f=s*e.noiseStd*h/Math.sqrt(o*(o+2));if(e.radius<R0*f)return n("The noise alone fills the radius: the law of one step says nothing.");let p=m=>{let _=e.radius*Math.exp(-m*Math.log1p(o));return .5*(sd((_-d)/(f*Math.SQRT2))+sd((_+d)/(f*Math.SQRT2)))},[v,g]=[0,1];for(;p(g)>.5&&g<1e12;)[v,g]=[g,2*g];for(let m=0;m<60;m++){let _=.5*(v+g);p(_)>.5?v=_:g=_}return{steps:g,reason:"Half of such walkers have left by then: noise and offset together, grown by the factor."}}function sd(i){let e=Math.abs(i);if(e>6)return Math.sign(i);if(e<2.5){let[n,s]=[e,e];for(let r=1;Math.abs(n)>1e-17*Math.abs(s)&&(n*=-e*e/r,s+=n/(2*r+1),!(r>200));r++);return Math.sign(i)*2*s/Math.sqrt(Math.PI)}let t=0;for(let n=60;n>=1;n--)t=n/2/(e+t);return Math.sign(i)*(1-Math.exp(-e*e)/((e+t)*Math.sqrt(Math.PI)))}var Ni=class{constructor(e){this.formula=e;this.nDims=e.variables.length,this.first=mi(e,1,1),this.second=mi(e,2,1),this.at=Array.from({length:this.nDims},()=>new Float64Array(1)),this.cost=e.nodes.length}formula;nDims;n=0;first;second;at;cost;look(e){this.place(e,1);let{value:t,gradient:n}=this.first.evaluate(this.at,1);return{value:t[0],gradient:n.map(s=>s[0])}}hessian(e){this.place(e,3);let{hessian:t}=this.second.evaluate(this.at,1);return(n,s)=>t[xr(n,s)][0]}eigenpairs(e){return nd(this.nDims,this.hessian(e))}place(e,t){this.n+=t*this.cost;for(let n=0;n<this.nDims;n++)this.at[n][0]=e[n]}},un=i=>Math.hypot(...i),gi=(i,e)=>un(i.map((t,n)=>e[n]-t));function Fa(i,e,t,n){return e.map(s=>({name:s,score:2*Uc(s,i)/(s.length+i.length)})).filter(s=>s.score>=n).sort((s,r)=>r.score-s.score||(s.name<r.name?1:s.name>r.name?-1:0)).slice(0,t).map(s=>s.name)}function Uc(i,e){let t=0,n=0,s=0;for(let r=0;r<i.length;r++)for(let a=0;a<e.length;a++){let o=0;for(;r+o<i.length&&a+o<e.length&&i[r+o]===e[a+o];)o+=1;o>t&&([t,n,s]=[o,r,a])}return t===0?0:t+Uc(i.slice(0,n),e.slice(0,s))+Uc(i.slice(n+t),e.slice(s+t))}var dd=/[ \t\r\n\f\v]*/y,fd=new RegExp("(?<number>(?:[0-9]+(?:_[0-9]+)*(?:\\.(?:[0-9]+(?:_[0-9]+)*)?)?|\\.[0-9]+(?:_[0-9]+)*)(?:[eE][+-]?[0-9]+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<operator>\\*\\*|//|\\^|[-+*/])|(?<open>\\()|(?<close>\\))|(?<comma>,)|(?<foreign>:=|[=!<>]=|<<|>>|[^])","uy"),P0=/^(?:(?!\ufeff)\s|[\x1c-\x1f\x85])*\(/,kc="Put a number, a name or a parenthesis there.",Oa={"'":["a string","Write numbers and names without quotes."],'"':["a string","Write numbers and names without quotes."],"[":["a square bracket","Use parentheses; variables are x1, x2, not x[1]."],"]":["a square bracket","Use parentheses; variables are x1, x2, not x[1]."],"{":["a curly bracket","Use parentheses."],"}":["a curly bracket","Use parentheses."],"%":["an operator outside the grammar","A remainder is not smooth; use sin for periods."],"!":["an operator outside the grammar","There is no factorial."],"|":["an operator outside the grammar","Write abs(x) for an absolute value."],":=":["an assignment","Write the expression alone."],"=":["an assignment or a named argument","Write the expression alone, without '='."],".":["an attribute","A point belongs inside a number, as in 0.5."],"#":["a comment","Leave it out."],";":["a second statement","Write one expression."],":":["a colon","Write one expression."],"\\":["a backslash","Leave it out."]};for(let i of["==","!=","<",">","<=",">="])Oa[i]=["a comparison","A formula has a number as its value."];for(let i of["@","&","~","<<",">>"])Oa[i]=["an operator outside the grammar","Use + - * / and **."];var D0={"\u2212":"-","\u2013":"-","\u2014":"-","\xD7":"*","\xB7":"*","\u22C5":"*","\u2219":"*","\xF7":"/",\u03C0:"pi"},L0=new RegExp("[\\u00aa\\u00b2\\u00b3\\u00b9\\u00ba\\u02b0\\u02b2\\u02b3\\u02b7\\u02b8\\u02e1-\\u02e3\\u1d2c\\u1d2e\\u1d30\\u1d31\\u1d33-\\u1d3a\\u1d3c\\u1d3e-\\u1d43\\u1d47-\\u1d49\\u1d4d\\u1d4f\\u1d50\\u1d52\\u1d56-\\u1d58\\u1d5b\\u1d9c\\u1da0\\u1dbb\\u2070\\u2071\\u2074-\\u207a\\u207c-\\u207f\\u2120\\u2122\\u2c7d\\ua7f2-\\ua7f4\\u{107a5}\\u{1f16a}-\\u{1f16c}]","u"),pd={ln:"log",atan:"arctan",fabs:"abs",pow:"**",power:"**"},N0=new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" ")),Fc=i=>gr.includes(i),md=i=>hi.includes(i),U0=i=>Object.hasOwn(ws,i);function gd(i){return new Oc(i).all()}var Oc=class{constructor(e){this.text=e}text;position=0;tokens=[];open=[];nNodes=0;all(){for(;this.step(););return this.finish()}column(e=this.position){let t=1;for(let n of this.text.slice(0,e))t+=1;return t}refuse(e,t,n=this.column()){return di(this.text,e,t,n)}get previous(){return this.tokens[this.tokens.length-1]}get afterValue(){let e=this.previous?.kind;return e==="number"||e==="name"||e==="close"}step(){dd.lastIndex=this.position,this.position+=dd.exec(this.text)[0].length,fd.lastIndex=this.position;let e=fd.exec(this.text);if(e===null)return!1;let t=e[0],n=e.groups;return n.number!==void 0?(this.expectValue(t),this.add("number",t,this.number(t))):n.name!==void 0?(this.checkName(t),this.expectValue(t),this.add("name",t)):n.operator!==void 0?this.readOperator(t):n.open!==void 0?this.readOpen():n.close!==void 0?this.readClose():n.comma!==void 0?this.refuseComma():this.refuse(...F0(t)),this.position+=t.length,!0}finish(){let e=this.previous;if(e===void 0)throw new Vt(`an empty formula ${st(mn(this.text))}`,vr,"Type an expression, for example x**2 - y**2.");let t=this.open[this.open.length-1];return t&&this.refuse("'(' that is never closed","Add the missing ')'.",t.column),this.afterValue||this.refuse(`nothing after ${st(e.text)}`,kc,e.column),this.tokens}add(e,t,n=Number.NaN){e!=="open"&&e!=="close"&&(this.nNodes+=1),this.nNodes>500&&this.refuse(`more than ${500} numbers, names and operators`,"Pass a Python function written with jax.numpy instead."),this.tokens.push({kind:e,text:t,column:this.column(),value:n})}readOperator(e){e==="//"&&this.refuse("an operator outside the grammar ('//')","Use / for a division."),!this.afterValue&&e!=="+"&&e!=="-"&&this.refuse(`${st(e)} where a value should stand`,kc),this.add("operator",e)}readOpen(){let e=this.previous,t=e&&Fc(e.text)?e.text:"";t||this.expectValue("("),this.open.length===50&&this.refuse(`more than ${50} parentheses inside one another`,"Write it with fewer."),this.open.push({column:this.column(),called:t}),this.add("open","(")}readClose(){let e=this.open[this.open.length-1];e===void 0&&this.refuse("')' that closes nothing","Write as many '(' as ')'."),this.previous?.kind==="open"&&(e.called&&this.refuse(`${e.called}() without its argument`,`Write ${e.called}(x).`),this.refuse("empty parentheses","Put a value inside or leave them out.")),this.afterValue||this.refuse("')' where a value should stand",kc),this.open.pop(),this.add("close",")")}refuseComma(){let e=this.open[this.open.length-1]?.called;return e&&this.refuse(`a second argument of ${e}`,"Every function takes one argument."),this.refuse("a comma","Write one expression, and 0.5 with a point.")}expectValue(e){let t=this.previous;if(!this.afterValue||t===void 0)return;let n=e==="("&&t.kind==="name"?`a call of ${st(t.text)}, which is no function,`:`${st(mn(t.text))} and ${st(e)} side by side`;this.refuse(n,`Write ${st(mn(t.text+"*"+e))} for a product.`)}number(e){let t=e.replaceAll("_",""),n=Number(t);return Math.abs(n)<=1e100||this.refuse(`the number ${st(mn(e))}, beyond ${gn(1e100)},`,"Scale the formula."),n===0&&/[1-9]/.test(t.split(/[eE]/)[0])&&this.refuse(`the number ${st(mn(e))}, zero in float64,`,"Write 0 or scale the formula."),n}checkName(e){let t=this.text.slice(this.position+e.length),n=P0.test(t);if(U0(e)||md(e)||Fc(e)&&n)return;if(Fc(e)&&this.refuse(`${st(e)} without its argument`,`Write ${e}(x).`),N0.has(e)){let a=e==="True"||e==="False"?"a boolean":"a word of the Python language";this.refuse(`${st(e)}, ${a},`,"A formula is made of numbers, names and operators only.")}if(/^x[0-9]+$/.test(e)){if(/^x[1-9][0-9]{0,2}$/.test(e)&&Number(e.slice(1))<=100)return;this.refuse(`the variable ${st(mn(e))}`,`Number them x1 to x${100}.`)}(t[0]==="'"||t[0]==='"')&&this.refuse(`a string (${e}${t[0]})`,Oa["'"][1]);let s=this.position>0&&/[0-9]/.test(this.text[this.position-1]);(e==="j"||e==="J")&&s&&this.refuse("a complex number","Use real numbers.");let r=n?"function":"name";this.refuse(`unknown ${r} ${st(mn(e))}`,k0(e,n))}};function k0(i,e){let t=e?[...gr]:[...hi,...Object.keys(ws),...gr],n;!e&&i.length<=4&&[...i].every(md)?n=[[...i].join("*")]:Object.hasOwn(pd,i)||t.includes(i.toLowerCase())?n=[pd[i]??i.toLowerCase()]:n=Fa(i,t,2,.6);let s=n.map(st).join(" or ");return s?`Did you mean ${s}?`:"Use only the names that are listed."}function F0(i){let e=Oa[i];if(e)return[`${e[0]} (${i})`,e[1]];let t=i.codePointAt(0);if(t<128)return[`the character ${st(i)}`,"Leave it out."];let n=D0[i]??i.normalize("NFKC");L0.test(i)&&(n=`**${n}`);let s=/^[\x00-\x7f]*$/.test(n);return[`the character '${Ac(t)}'`,s?`Type ${st(n)} instead.`:"Only ASCII characters are read."]}function Hc(i){let e=ns(i,2e3);if(e>2e3)throw new Vt(`a formula of ${e.toLocaleString("en-US")} characters`,`at most ${2e3.toLocaleString("en-US")}`,"Pass a Python function written with jax.numpy instead.");let t=gd(i),n=new Vc(i);new Gc(t,n).sum();let s=H0(i,t);for(let r of n.nodes)r.operation==="variable"&&(r.variable=s.indexOf(r.name));return{text:i,variables:s,nodes:n.nodes}}var O0={"+":"add","-":"subtract"},B0={"*":"multiply","/":"divide"},z0={"**":"power","^":"power"},Gc=class{constructor(e,t){this.tokens=e;this.builder=t}tokens;builder;place=0;operator(e){let t=this.tokens[this.place],n=t?.kind==="operator"?e[t.text]:void 0;return n&&(this.place+=1),n}sum(){let e=this.product();for(let t;t=this.operator(O0);)e=this.builder.binary(t,e,this.product());return e}product(){let e=this.signed();for(let t;t=this.operator(B0);)e=this.builder.binary(t,e,this.signed());return e}signed(){let e=[];for(let n=this.tokens[this.place];n.kind==="operator";n=this.tokens[this.place])this.place+=1,n.text==="-"&&e.push(n);let t=this.power();for(let n of e.reverse())t=this.builder.negative(n,t);return t}power(){let e=this.value(),t=this.operator(z0);return t?this.builder.binary(t,e,this.signed()):e}value(){let e=this.tokens[this.place];if(this.place+=1,e.kind==="number")return this.builder.number(e);if(e.kind==="name"&&this.tokens[this.place]?.kind==="open"){this.place+=1;let n=this.sum();return this.place+=1,this.builder.call(e,n)}if(e.kind==="name")return this.builder.name(e);let t=this.sum();return this.place+=1,{...t,outer:e.column}}},G0={sin:Math.sin,cos:Math.cos,tan:Math.tan,exp:Math.exp,log:Math.log,sqrt:Math.sqrt,abs:Math.abs,tanh:Math.tanh,sinh:Math.sinh,cosh:Math.cosh,arctan:Math.atan},V0={add:(i,e)=>i+e,subtract:(i,e)=>i-e,multiply:(i,e)=>i*e,divide:(i,e)=>i/e,power:(i,e)=>i**e},Vc=class{constructor(e){this.text=e}text;nodes=[];degrees=[];towers=[];number(e){return this.add("number",[],"",e.value,e.column)}name(e){let t=ws[e.text];return t===void 0?this.add("variable",[],e.text,null,e.column):this.add("number",[],"",t,e.column)}call(e,t){let n=this.nodes[t.node].value,s=n===null?null:G0[e.text](n);return this.add("call",[t.node],e.text,s,e.column)}negative(e,t){let n=this.nodes[t.node].value;return this.add("negative",[t.node],"",n===null?null:-n,e.column)}binary(e,t,n){let s=this.nodes[t.node].value,r=this.nodes[n.node].value,a=Math.max(this.degrees[t.node],this.degrees[n.node]),o=this.towers[t.node]||this.towers[n.node];e==="divide"&&r===0&&di(this.text,"a division by zero","Divide by something else.",n.begin),e==="power"&&(a=Math.max(a,this.degreeOfPower(t,n)),o||=r===null);let l=s===null||r===null?null:V0[e](s,r);return this.add(e,[t.node,n.node],"",l,t.outer,a,o)}add(e,t,n,s,r,a=Math.max(1,...t.map(l=>this.degrees[l])),o=t.some(l=>this.towers[l])){return s!==null&&!(Math.abs(s)<=1e100)&&di(this.text,`a constant part that is not a real number of at most ${gn(1e100)}`,"Correct that part or scale the formula.",r),this.nodes.push({operation:e,inputs:t,name:n,variable:-1,value:s}),this.degrees.push(a),this.towers.push(o),{node:this.nodes.length-1,begin:r,outer:r}}degreeOfPower(e,t){let n=this.nodes[t.node].value;if(n===null)return this.towers[t.node]&&di(this.text,"a variable exponent inside an exponent","Keep exponents free of powers such as 2**x.",t.begin),1;Math.abs(n)<=64||di(this.text,`the exponent ${gn(n)}`,`Keep exponents between -${gn(64)} and ${gn(64)}.`,t.begin);let s=this.degrees[e.node]*Math.max(1,Math.abs(n));return s>256&&di(this.text,`powers of powers whose exponents multiply to ${gn(s)}`,`Keep that product at ${gn(256)} or below.`,t.begin),s}};function H0(i,e){let t=e.filter(s=>hi.includes(s.text)),n=e.filter(s=>/^x[0-9]+$/.test(s.text));if(t[0]&&n[0]){let s=t[0].column>n[0].column?t[0]:n[0];di(i,`${st(t[0].text)} and ${st(n[0].text)} mixed`,"Use either x, y, z or x1, x2, x3 throughout.",s.column)}if(t.length>0){let s=Math.max(...t.map(r=>hi.indexOf(r.text)));return hi.slice(0,s+1)}if(n.length>0){let s=Math.max(...n.map(r=>Number(r.text.slice(1))));return Array.from({length:s},(r,a)=>`x${a+1}`)}throw new Vt(`formula ${st(mn(i))} without a variable`,vr,"A constant is no landscape; use x, y or x1, x2.")}var xd={landscapes:{beale:{formula:"(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2 + (2.625 - x + x*y**3)**2",source:"Beale (1958), On an iterative method for finding a local minimum of a function of more than one variable, Princeton University; start as in Mor\xE9, Garbow, Hillstrom (1981)",box:[[-4.5,4.5],[-4.5,4.5]],start:[1,1],critical_points:[{location:[3,.5],value:0,eigenvalues:[.3014636465222471,48.979786353477756],kind:"MINIMUM",index:0},{location:[.10053793732415836,-2.644513585023125],value:9.86451228475556,eigenvalues:[-.7810271726932424,867.7521793329279],kind:"STRICT_SADDLE",index:1},{location:[0,1],value:14.203125,eigenvalues:[-27.75,27.75],kind:"STRICT_SADDLE",index:1}]},bowl:{formula:"x**2 + 2*y**2",source:"a convex quadratic: its one minimum is global",box:[[-2,2],[-2,2]],start:[1.5,1],critical_points:[{location:[0,0],value:0,eigenvalues:[2,4],kind:"MINIMUM",index:0}]},castera:{formula:"x**4 - 4*x**2 + y**2",source:"Castera (2021), Inertial Newton Algorithms Avoiding Strict Saddle Points, arXiv 2111.04596; x and y are its theta1 and theta2",box:[[-2.5,2.5],[-2,2]],start:[1e-6,1],critical_points:[{location:[-1.4142135623730951,0],value:-4,eigenvalues:[2,16],kind:"MINIMUM",index:0},{location:[1.4142135623730951,0],value:-4,eigenvalues:[2,16],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[-8,2],kind:"STRICT_SADDLE",index:1}]},dauphin:{formula:"5*x**2 - y**2",source:"Dauphin et al. (2014), Identifying and attacking the saddle point problem, NeurIPS, arXiv 1406.2572, figure 2",box:[[-2,2],[-2,2]],start:[1,1e-4],critical_points:[{location:[0,0],value:0,eigenvalues:[-2,10],kind:"STRICT_SADDLE",index:1}]},double_well:{formula:"(x**2 - 1)**2 + y**2",source:"the textbook double well: two minima joined by a saddle",box:[[-2,2],[-2,2]],start:[1e-6,1],critical_points:[{location:[-1,0],value:0,eigenvalues:[2,8],kind:"MINIMUM",index:0},{location:[1,0],value:0,eigenvalues:[2,8],kind:"MINIMUM",index:0},{location:[0,0],value:1,eigenvalues:[-4,2],kind:"STRICT_SADDLE",index:1}]},himmelblau:{formula:"(x**2 + y - 11)**2 + (x + y**2 - 7)**2",source:"Himmelblau (1972), Applied Nonlinear Programming, McGraw-Hill",box:[[-5,5],[-5,5]],start:[-.1894994059199377,-1.4371005735087594],critical_points:[{location:[3,2],value:0,eigenvalues:[25.715728752538098,82.2842712474619],kind:"MINIMUM",index:0},{location:[-2.805118086952745,3.131312518250573],value:0,eigenvalues:[64.8403727706842,80.55007177893319],kind:"MINIMUM",index:0},{location:[-3.779310253377747,-3.2831859912861696],value:0,eigenvalues:[70.71435474424425,133.78561521306708],kind:"MINIMUM",index:0},{location:[3.5844283403304917,-1.8481265269644036],value:0,eigenvalues:[28.690677156755243,105.41890833631605],kind:"MINIMUM",index:0},{location:[3.385154183607021,.07385187983774928],value:13.31192627040559,eigenvalues:[-14.135178485450488,97.5478781026018],kind:"STRICT_SADDLE",index:1},{location:[.08667750455539636,2.884254701174776],value:67.71915008752615,eigenvalues:[-31.706622362774343,75.507609238232],kind:"STRICT_SADDLE",index:1},{location:[-3.0730257507643897,-.08135304428796751],value:104.0151629175581,eigenvalues:[-39.65149625621665,72.43524806811875],kind:"STRICT_SADDLE",index:1},{location:[-.12796134673068008,-1.9537149802445763],value:178.33723920192747,eigenvalues:[-50.610239320365764,20.284049975935076],kind:"STRICT_SADDLE",index:1},{location:[-.2708445906673476,-.9230385564799815],value:181.6165215225827,eigenvalues:[-45.60522929278952,-16.066019667290867],kind:"MAXIMUM",index:2}]},lee:{formula:"x**2/2 + y**4/4 - y**2/2",source:"Lee, Simchowitz, Jordan, Recht (2016), Gradient Descent Only Converges to Minimizers, COLT, arXiv 1602.04915",box:[[-2,2],[-2,2]],start:[1,1e-6],critical_points:[{location:[0,-1],value:-.25,eigenvalues:[1,2],kind:"MINIMUM",index:0},{location:[0,1],value:-.25,eigenvalues:[1,2],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[-1,1],kind:"STRICT_SADDLE",index:1}]},monkey:{formula:"x**3 - 3*x*y**2",source:"the monkey saddle, flat to second order; Dauphin et al. (2014), arXiv 1406.2572, figure 2",box:[[-2,2],[-2,2]],start:[.1,.05],critical_points:[{location:[0,0],value:0,eigenvalues:[0,0],kind:"DEGENERATE",index:0}]},monkey_confined:{formula:"x**3 - 3*x*y**2 + (x**2 + y**2)**2/8",source:"ours: the monkey saddle with walls, so that every way down ends in one of three minima",box:[[-8,8],[-8,8]],start:[.1,0],critical_points:[{location:[-6,0],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[3,-5.196152422706632],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[3,5.196152422706632],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[0,0],kind:"DEGENERATE",index:0}]},rastrigin:{formula:"20 + x**2 - 10*cos(2*pi*x) + y**2 - 10*cos(2*pi*y)",source:"Rastrigin (1974), Systems of Extremal Control, Nauka; in two dimensions",box:[[-5.12,5.12],[-5.12,5.12]],start:[-.5025457903483741,.24620630054883008],critical_points:[{location:[0,0],value:0,eigenvalues:[396.78417604357435,396.78417604357435],kind:"MINIMUM",index:0},{location:[-.9949586376523348,0],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-.9949586376523348],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,.9949586376523348],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[.9949586376523348,0],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,0],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-1.9899122337085497],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,1.9899122337085497],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[1.9899122337085497,0],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[1.9899122337085497,.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,0],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-2.984855701039481],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,2.984855701039481],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[2.984855701039481,0],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[2.984855701039481,-.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[2.984855701039481,.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[2.984855701039481,-1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[2.984855701039481,1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,0],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-3.9797838603007536],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,3.9797838603007536],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[3.9797838603007536,0],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[3.9797838603007536,.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[3.9797838603007536,1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-.5025460365546747,0],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-.5025460365546747],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,.5025460365546747],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,0],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,0],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-1.5076407318703584],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,1.5076407318703584],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,0],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,0],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-4.974691390895051],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,4.974691390895051],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[4.974691390895051,0],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[3.9797838603007536,2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-4.974691390895051,-.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-4.974691390895051,.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[4.974691390895051,-.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[4.974691390895051,.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,0],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-2.512743318200085],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,2.512743318200085],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,0],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-4.974691390895051,1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[4.974691390895051,-1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[4.974691390895051,1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.517859138170441,0],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-3.517859138170441],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,3.517859138170441],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,0],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-4.974691390895051,2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[4.974691390895051,-2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[4.974691390895051,2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,0],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-4.522993659584519],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,4.522993659584519],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,0],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[.5025460365546747,.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-4.974691390895051,3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[4.974691390895051,-3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[4.974691390895051,3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.517859138170441,-2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[.5025460365546747,1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[.5025460365546747,2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[-4.974691390895051,4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[4.974691390895051,-4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[4.974691390895051,4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[-4.974691390895051,-2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[.5025460365546747,3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,-3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[2.512743318200085,3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[.5025460365546747,4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,-4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[2.512743318200085,4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[3.517859138170441,4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2}]},rosenbrock:{formula:"(1 - x)**2 + 100*(y - x**2)**2",source:"Rosenbrock (1960), An automatic method for finding the greatest or least value of a function, The Computer Journal 3; its start",box:[[-2,2],[-1,3]],start:[-1.2,1],critical_points:[{location:[1,1],value:0,eigenvalues:[.39936076748763305,1001.6006392325123],kind:"MINIMUM",index:0}]},saddle:{formula:"x**2 - y**2",source:"the textbook saddle; from (1, 1e-6) as in the animations after A. Radford (2014), whose settings were never published: a re-creation",box:[[-2,2],[-2,2]],start:[1,1e-6],critical_points:[{location:[0,0],value:0,eigenvalues:[-2,2],kind:"STRICT_SADDLE",index:1}]},valley:{formula:"y**2",source:"a valley that is flat along x: every point of the axis y = 0 is a global minimum and critical; the origin stands for them all",box:[[-2,2],[-2,2]],start:[1,1],critical_points:[{location:[0,0],value:0,eigenvalues:[0,2],kind:"DEGENERATE",index:0}]},xy:{formula:"x*y",source:"the saddle met by gradient descent in pennylane-pq issue 6: the sum contracts, the difference grows",box:[[-2,2],[-2,2]],start:[1,.999999],critical_points:[{location:[0,0],value:0,eigenvalues:[-1,1],kind:"STRICT_SADDLE",index:1}]}}};var za=xd.landscapes,Ga=Object.keys(za),Ba=new Map;function Nt(i){let e=Da(i),t=Ba.get(e);if(t)return t;let n=X0(e);return Ba.size>=64&&Ba.clear(),Ba.set(e,n),n}function X0(i){if(Object.hasOwn(za,i)){let s=za[i];return{text:i,formula:Hc(s.formula),named:!0,source:s.source,box:s.box,start:s.start,known:s.critical_points}}let e=/^[A-Za-z_][A-Za-z0-9_]*$/.test(i),t=hi.includes(i)||/^x[0-9]+$/.test(i);if(e&&!t||Object.hasOwn(za,i.toLowerCase().replace(/[ \t\r\n\f\v-]+/g,"_"))){let s=Fa(i,Ga,3,.5),r=s.length>0?`Did you mean ${s.map(st).join(" or ")}?`:"Choose one of the accepted names.";throw new qe(`unknown landscape ${st(mn(i))}`,Ga.join(", "),`${r} A formula such as 'x**2 - y**2' works too.`)}let n=Hc(i);if(n.variables.length>2)throw new qe(`a formula of ${n.variables.length} variables`,"one or two: x and y, or x1 and x2","The page draws a surface over a plane.");return{text:i,formula:n,named:!1,source:"typed",box:null,start:null,known:null}}function yd(i,e,t){let n=Lt(i),s=Array.from({length:t},()=>new Float64Array(n)),r=(a,o)=>{s.forEach((l,c)=>{l[a]=o[c]})};if(i.kind==="points")i.points.forEach((a,o)=>r(o,a));else if(i.kind==="line"){let{from:a,to:o}=i;for(let l=0;l<n;l++){let c=n>1?l/(n-1):0;r(l,[a[0]+c*(o[0]-a[0]),a[1]+c*(o[1]-a[1])])}}else{let a=new In(e,"start",pi(t)),o=new Float64Array(t);for(let l=0;l<n;l++)i.radius>0&&a.normals(l,0,o),r(l,Array.from(o,(c,u)=>i.center[u]+i.radius*c))}return s}function _d(i){return i.kind==="points"?i.points[0]:i.kind==="line"?i.from:i.center}function Md(i,e,t){if(i.nDims!==2)return[];let n=i.criticalPoints.map((r,a)=>({point:r,saddle:a})).filter(({point:r})=>r.kind==="STRICT_SADDLE"&&r.index===1);return(n.length<=8?n:n.filter(({point:r})=>r===e?.point)).flatMap(({point:r,saddle:a})=>{let o=(c,u)=>[1,-1].map(d=>$0(t,i.box,r.location,[d*c[0],d*c[1]],u)),l=[];return r.eigenvalues[1]>0&&l.push({saddle:a,kind:"stable",branches:o(r.eigenvectors[1],1)}),l.push({saddle:a,kind:"unstable",branches:o(r.eigenvectors[0],-1)}),l})}function $0(i,e,t,n,s){let r=Math.hypot(e[0][1]-e[0][0],e[1][1]-e[1][0]),a=([f,p])=>[f,p].every((v,g)=>{let[m,_]=e[g],T=.05*(_-m);return v>=m-T&&v<=_+T}),o=[t[0]+1e-5*r*n[0],t[1]+1e-5*r*n[1]],[l,c]=[[t[0]],[t[1]]],u=.005*r,d=u-1e-5*r,h=o;for(let f of q0(i,o,s,r)){for(;d<=f.length;d+=u){let[p,v]=K0(f,d/f.length);l.push(p),c.push(v)}if(d-=f.length,h=f.to,!a(h))break}return l.push(h[0]),c.push(h[1]),[Float64Array.from(l),Float64Array.from(c)]}function*q0(i,e,t,n){let s=i.n+6e4,r=u=>{let[d,h]=i.look(u).gradient,f=t*Math.hypot(d,h);return{along:[d/f,h/f],size:f}},[a,o]=[e,r(e)],l=.005*n,c=bd(i,a);for(let u=0;u<4*n&&i.n<s&&l>=1e-8*n;){let{to:d,there:h,error:f}=J0(a,o.along,Y0(c,o),l,r),p=.8*(2e-6*n/f)**(1/3);if(f<=2e-6*n){yield{from:a,to:d,length:l,slopes:[o.along,h.along]},u+=l;let v=o.along[0]*h.along[0]+o.along[1]*h.along[1]<0;if([a,o,c]=[d,h,bd(i,d)],v&&u>.001*n&&!(Z0(c,o)>1e-4*n))return}l*=p>.2?Math.min(p,5):.2,l=Math.min(l,.05*n)}}function bd(i,e){let t=i.hessian(e);return[t(0,0),t(1,0),t(1,1)]}function Y0([i,e,t],{along:[n,s],size:r}){return[(n*e-s*i)/r,(n*t-s*e)/r]}function Z0([i,e,t],{along:[n,s],size:r}){return Math.hypot(t*n-e*s,i*s-e*n)*Math.abs(r/(i*t-e*e))}function J0(i,e,t,n,s){let r=1/(2+Math.SQRT2),[a,o]=[-e[1],e[0]],l=1-n*r*(t[0]*a+t[1]*o),c=([_,T])=>{let M=n*r*(t[0]*_+t[1]*T)/l;return[_+M*a,T+M*o]},u=c(e),d=s(Va(i,.5*n,u)).along,h=Va(c(Va(d,-1,u)),1,u),f=Va(i,n,h),p=6+Math.SQRT2,v=s(f),g=[0,1].map(_=>v.along[_]-p*(h[_]-d[_])-2*(u[_]-e[_])),m=c(g);return{to:f,there:v,error:n/6*Math.hypot(u[0]-2*h[0]+m[0],u[1]-2*h[1]+m[1])}}var Va=(i,e,t)=>[i[0]+e*t[0],i[1]+e*t[1]];function K0({from:i,to:e,length:t,slopes:[n,s]},r){let a=o=>i[o]+r*r*(3-2*r)*(e[o]-i[o])+t*r*(1-r)*((1-r)*n[o]-r*s[o]);return[a(0),a(1)]}var Xc=1e-8,j0=1e-10,Sd=1e-4,Q0=.01,eg=[21,30,43,60],tg=1e7,ng=.001,ig=150;function Ha(i){if(!i.every(Number.isFinite))return"UNDECIDED";let e=Xc*Math.max(...i.map(Math.abs)),t=i.filter(s=>s<-e).length,n=i.filter(s=>s>e).length;return t===i.length?"MAXIMUM":t>0?"STRICT_SADDLE":n===i.length?"MINIMUM":"DEGENERATE"}function Td(i){let e=Xc*Math.max(...i.map(Math.abs));return i.filter(t=>t<-e).length}function Wa(i,e,t=1/0){return new Wc(i,e).run(t)}var Wc=class{constructor(e,t){this.f=e;this.box=t;this.middle=t.map(([n,s])=>.5*(n+s)),this.diagonal=un(t.map(([n,s])=>s-n)),this.end=e.n+tg}f;box;middle;diagonal;scale=Number.NaN;end;run(e){let t=[],n=[];for(let s of eg){let r=[this.middle,...this.grid(s)];if(Number.isNaN(this.scale)){let o=r.map(l=>un(this.f.look(l).gradient)).filter(Number.isFinite);if(this.scale=og(o),!(this.scale>0))return[]}let a=t.length+n.length;for(let o of r){if(this.f.n>this.end||t.length>e)break;let l=this.newton(o,100,d=>this.isKnown(d,t,n));if(l===null||!this.isCritical(l)||l.some((d,h)=>d<this.box[h][0]||d>this.box[h][1]))continue;let c=l.map(d=>Math.abs(d)<1e-12*this.diagonal?0:d);sg(this.eigenvalues(c))?n.length<ig&&wd(n,c,Q0*this.diagonal):wd(t,c,Sd*this.diagonal)}if(t.length+n.length===a||this.f.n>this.end||t.length>e)break}return[...t,...this.oneOfEach(n)].map(s=>this.described(s)).sort(rg)}grid(e){let t=this.box.map(([n,s])=>ag(n,s,this.box.length===1?e*e:e));return t.length===1?t[0].map(n=>[n]):t[0].flatMap(n=>t[1].map(s=>[n,s]))}described(e){return{location:e,value:this.f.look(e).value,eigenvalues:this.eigenvalues(e)}}newtonStep(e){let{gradient:t}=this.f.look(e),n=this.f.eigenpairs(e),s=e.map(()=>0);if(!(t.every(Number.isFinite)&&n.every(({value:o})=>Number.isFinite(o))))return s;let a=1e-13*Math.max(...n.map(({value:o})=>Math.abs(o)));for(let{value:o,vector:l}of n){if(Math.abs(o)<=a)continue;let c=l.reduce((u,d,h)=>u+d*t[h],0);l.forEach((u,d)=>{s[d]-=u*c/o})}return s}isKnown(e,t,n){let s=(r,a)=>r.some(o=>Math.abs(o[0]-e[0])<=a&&gi(o,e)<=a);return s(t,Sd*this.diagonal)||s(n,ng*this.diagonal)}newton(e,t,n){let s=e,r=un(this.f.look(s).gradient);for(let a=0;a<t&&r>0;a++){let o=this.newtonStep(s),l=Math.min(1,.1*this.diagonal/Math.max(un(o),1e-300));o=o.map(u=>u*l);let c=!1;for(let u=0;u<6&&!c;u++){let d=s.map((f,p)=>f+o[p]),h=un(this.f.look(d).gradient);h<r?[s,r,c]=[d,h,!0]:o=o.map(f=>.5*f)}if(!c)break;if(n?.(s))return null}return s}isCritical(e){let t=this.f.look(e);if(!(un(t.gradient)<=j0*this.scale)||!Number.isFinite(t.value)||!(un(this.newtonStep(e))<=1e-4*this.diagonal))return!1;let n=this.f.hessian(e),s=e.map((a,o)=>un(e.map((l,c)=>n(o,c))));if(!s.every(Number.isFinite))return!1;let r=1e-7*this.diagonal;return e.every((a,o)=>{let l=2*r*s[o]+.001*this.scale;return[-r,r].every(c=>{let u=e.map((d,h)=>h===o?d+c:d);return un(this.f.look(u).gradient)<=l})})}eigenvalues(e){let t=64*Number.EPSILON*this.scale;return this.f.eigenpairs(e).map(({value:s,vector:r})=>{let a=Math.abs(s),o=Math.min(t/Math.max(a,1e-300),.001*this.diagonal);return[-o,o].some(c=>{let u=this.f.hessian(e.map((h,f)=>h+c*r[f])),d=0;return r.forEach((h,f)=>{r.forEach((p,v)=>{d+=h*p*u(f,v)})}),Math.abs(d-s)>.5*a})?0:s}).sort((s,r)=>s-r)}oneOfEach(e){let t=e.map((s,r)=>r),n=Math.min(6,e.length-1);return e.forEach((s,r)=>{let a=e.map((o,l)=>({j:l,gap:gi(s,o)})).filter(({j:o})=>o!==r).sort((o,l)=>o.gap-l.gap).slice(0,n);for(let{j:o,gap:l}of a){if(!(l<.1*this.diagonal))continue;let c=s.map((f,p)=>.5*(f+e[o][p])),u=this.newton(c,30);if(!this.isCritical(u)||!(gi(u,c)<.25*l))continue;let[d,h]=[Math.min(t[r],t[o]),Math.max(t[r],t[o])];t.forEach((f,p)=>{f===h&&(t[p]=d)})}}),[...new Set(t)].map(s=>e.filter((r,a)=>t[a]===s).reduce((r,a)=>gi(a,this.middle)<gi(r,this.middle)?a:r))}};function sg(i){let e=i.map(Math.abs);return Math.min(...e)<=Xc*Math.max(...e)}function wd(i,e,t){i.some(n=>gi(n,e)<=t)||i.push(e)}function rg(i,e){if(i.value!==e.value)return i.value-e.value;let t=i.location.findIndex((n,s)=>n!==e.location[s]);return t<0?0:i.location[t]-e.location[t]}function ag(i,e,t){return Array.from({length:t},(n,s)=>i+(e-i)*s/(t-1))}function og(i){let e=[...i].sort((n,s)=>n-s),t=e.length/2;return e.length===0?Number.NaN:e.length%2?e[Math.floor(t)]:.5*(e[t-1]+e[t])}var Xa=[[-2,2],[-2,2]],Ad=20;function Ed(i){let e=Nt(i.landscape),t=new Ni(e.formula),n=cg(e,t,i.box),s=fg(n,_d(i.starts));return{...n,reference:s,manifolds:Md(n,s,t)}}var lg=16,wr=new Map;function cg(i,e,t){let n=JSON.stringify([i.text,t]),s=wr.get(n);if(s)return s;let{box:r,found:a}=ug(i,e,t),o={landscape:i.text,formula:i.formula.text,named:i.named,nDims:e.nDims,box:r,criticalPoints:a.map(l=>hg(l,e))};return wr.size>=lg&&wr.delete(wr.keys().next().value),wr.set(n,o),o}var Ui=(i,e)=>i.slice(0,e);function Tr(i){return Math.hypot(...Ui(i.box,i.nDims).map(([e,t])=>t-e))}function ug(i,e,t){if(i.known)return{box:t??i.box,found:i.known};if(t)return{box:t,found:Wa(e,Ui(t,e.nDims))};let n=Xa.map(([o,l])=>[5*o,5*l]),s=Wa(e,Ui(n,e.nDims),Ad);if(s.length===0||s.length>Ad)return{box:Xa,found:Wa(e,Ui(Xa,e.nDims))};let[r,a]=Xa.map(([,o],l)=>Math.max(o,1.25*Math.max(...s.map(({location:c})=>Math.abs(c[l]??0)))));return{box:[[-r,r],[-a,a]],found:s}}function hg(i,e){let n=e.eigenpairs(i.location).map(({vector:r})=>dg(r)),{eigenvalues:s}=i;return{location:[i.location[0],i.location[1]??0],value:i.value,eigenvalues:[s[0],s[1]??s[0]],eigenvectors:[n[0],n[1]??n[0]],kind:Ha(s),index:Td(s)}}function dg(i){let t=(Math.abs(i[0])>=Math.abs(i[1]??0)?i[0]:i[1])<0?-1:1;return[t*i[0],t*(i[1]??0)]}function Ar(i,e,t){let n=i[0];if(!n)return null;let s=1/0;for(let r of i){let[a,o]=[e-r.location[0],t-r.location[1]],l=a*a+o*o;l<s&&([n,s]=[r,l])}return{point:n,distance:Math.hypot(e-n.location[0],t-n.location[1])}}function fg(i,e){let{nDims:t}=i,n=[e[0],t===2?e[1]:0],s=Ar(i.criticalPoints,...n);if(s===null||s.point.kind==="MINIMUM")return null;let{point:r}=s,a=i.criticalPoints.filter(d=>d!==r).map(d=>gi(d.location,r.location)),o=Ui(i.box,t).map(([d,h])=>h-d),l=.5*Math.min(.5*Math.min(...o),...a),c=r.eigenvectors.slice(0,Math.min(r.index,t)),u={point:r,radius:l,escapeDirections:c};return rs(u,n)<l?u:null}function rs({point:i,escapeDirections:e},t){let n=t[0]-i.location[0],s=t[1]-i.location[1];if(e.length===0)return Math.hypot(n,s);let[[r,a],o]=[e[0],e[1]],l=r*n+a*s;return o?Math.hypot(l,o[0]*n+o[1]*s):Math.abs(l)}var Er=3.8414588206941254;function Rd(i,e){if(e===0)return{value:0,low:0,high:1};let t=i/e,n=(t+Er/(2*e))/(1+Er/e),r=Math.sqrt(Er*(t*(1-t)+Er/(4*e))/e)/(1+Er/e);return{value:t,low:Math.max(0,n-r),high:Math.min(1,n+r)}}function Cd(i,e){let t=Float64Array.from(i).sort(),n=[],s=[],r=1;for(let a=0;a<t.length;){let o=a;for(;o<t.length&&t[o]===t[a];)o+=1;r*=1-(o-a)/(e-a),n.push(t[a]),s.push(r),a=o}return{steps:Float32Array.from(n),share:Float32Array.from(s)}}var pg=.02,mg=100,gg=1e-6,Bn=2147483647,$a=class{constructor(e,t,n){this.place=e;this.starts=t;let s=t[0].length,r=()=>new Int32Array(s).fill(Bn);this.marks={escaped:r(),climbed:r(),fallen:r(),outside:r(),notFinite:r()},this.watch=this.watcher(n)}place;starts;watch;marks;watcher(e){let{place:t,marks:n}=this,s=Ui(t.box,t.nDims).map(([o,l])=>.5*(o+l)),r=mg*Tr(t),a=this.escapeTest();return(o,l,c)=>{let[u,d]=[l[0],l[1]],h=u.length;for(let f=0;f<h;f++){let[p,v,g]=[u[f],d?d[f]:0,c[f]],m=Number.isFinite(p)&&Number.isFinite(v);if(!m&&n.notFinite[f]===Bn&&(n.notFinite[f]=o),m&&!Number.isFinite(g)&&n.outside[f]===Bn&&(n.outside[f]=o),Math.abs(p-s[0])>r||d&&Math.abs(v-s[1])>r){let _=g<=e?n.fallen:n.climbed;_[f]===Bn&&(_[f]=o)}a&&n.escaped[f]===Bn&&a(p,v,g)&&(n.escaped[f]=o)}}}escapeTest(){let{reference:e}=this.place;if(e===null)return null;let{point:t,radius:n,escapeDirections:s}=e,[r,a]=t.location;if(s.length===0)return(d,h,f)=>(d-r)**2+(h-a)**2>=n**2&&f<t.value;let[[o,l],c]=s,u=(d,h,f,p)=>(d===0?0:d*(f-r))+(h===0?0:h*(p-a));return c?(d,h)=>u(o,l,d,h)**2+u(c[0],c[1],d,h)**2>=n**2:(d,h)=>Math.abs(u(o,l,d,h))>=n}escapedAt(e){return this.happened(e)==="ESCAPED"?this.marks.escaped[e]:null}happened(e){let{marks:t}=this,n=t.escaped[e],s=t.fallen[e],r=t.outside[e]<s?t.outside[e]:Bn,a=t.climbed[e]<s?t.climbed[e]:Bn,o=t.notFinite[e]<s?t.notFinite[e]:Bn;return n!==Bn&&n===s||r>=a&&Math.min(a,o)!==Bn?"DIVERGED":r<n?"LEFT_DOMAIN":n===Bn?null:"ESCAPED"}outcomes(e){let t=new Ni(this.formula);return Array.from(e[0],(n,s)=>this.happened(s)??this.rest(s,e,t))}verdicts(e){let t=e[0].length,n=Object.fromEntries(Jn.map(o=>[o,0])),s=[];this.outcomes(e).forEach((o,l)=>{n[o]+=1,o==="ESCAPED"&&s.push(this.marks.escaped[l])});let r=Object.fromEntries(Jn.map(o=>[o,Rd(n[o],t)])),a=this.place.reference?Cd(s,t):null;return{tally:n,shares:r,survival:a}}get formula(){return Nt(this.place.landscape).formula}rest(e,t,n){let{place:s}=this;if(s.reference)return"STUCK";let r=t.map(l=>l[e]);if(!r.every(Number.isFinite))return"UNDECIDED";let a=Ar(s.criticalPoints,r[0],r[1]??0);if(a&&a.distance<=pg*Tr(s))return Id(a.point.kind);if(Ui(s.box,s.nDims).some(([l,c],u)=>!(r[u]>=l&&r[u]<=c)))return"UNDECIDED";let o=un(n.look(this.starts.map(l=>l[e])).gradient);return un(n.look(r).gradient)<=gg*o?Id(Ha(n.eigenpairs(r).map(({value:l})=>l))):"UNDECIDED"}};function Id(i){return i==="MINIMUM"?"CONVERGED":i==="DEGENERATE"?"UNDECIDED":"STUCK"}var Rr=12,vg=24,Pd=2**31,qa=class{constructor(e,t,n,s){this.plan=e;this.starts=t;this.optimizer=n;this.walker=s;this.ensemble=this.fresh()}plan;starts;optimizer;walker;ensemble;recent=[];fresh(){return this.recent=[],new Di(this.plan,this.starts.map(e=>e.slice(this.walker,this.walker+1)),this.walker)}at(e){for(this.ensemble.step>e&&(this.ensemble=this.fresh());this.ensemble.step<e;)this.advance();let{ensemble:t}=this,n=as(t.points),s=t.look()[0],r=as(t.exact),a=this.around(e,r),o=Dd(t);this.advance();let l=Dd(t),c=as(t.points);return{optimizer:this.optimizer,walker:this.walker,step:e,point:n,value:s,gradient:r,around:a,drawn:as(t.gradient),memory:Object.fromEntries(Object.keys(o).map(u=>[u,{before:o[u],after:l[u]}])),learningRate:this.plan.settings.learning_rate*t.factor(e),move:[c[0]-n[0],c[1]-n[1]],next:c,recent:[...this.recent],curvatures:new Ni(this.plan.formula).eigenpairs(n).map(u=>({value:u.value,vector:[u.vector[0],u.vector[1]??0]}))}}advance(){this.ensemble.advance(1),this.recent.push(as(this.ensemble.gradient)),this.recent.length>vg&&this.recent.shift()}around(e,t){let{batches:n,noise:s,seed:r,formula:a}=this.plan,o=a.variables.length,l=Array.from({length:o},(c,u)=>new Float64Array(Rr).fill(t[u]));if(n){let c=new Ts(n,r,Rr);for(let u=0;u<Rr;u++)c.add(u,Pd+u,e,l,!0)}else if(s){let c=s.direction?1:o,u=new In(r,"noise",pi(c)),d=new Float64Array(c);for(let h=0;h<Rr;h++)u.normals(Pd+h,e,d),l.forEach((f,p)=>{f[h]+=s.std*(s.direction?s.direction[p]*d[0]:d[p])})}else return[];return Array.from({length:Rr},(c,u)=>as(l,u))}};function as(i,e=0){return[i[0][e],i[1]?i[1][e]:0]}function Dd({rule:i}){return Object.fromEntries(Object.entries(i.memory).map(([e,t])=>[e,as(t)]))}var xg=2048,Cr=class{constructor(e,t,n){this.walker=n;this.ensemble=new Di(e,t.map(s=>s.slice(n,n+1)),n),this.path=this.ensemble.points.map(s=>[s[0]])}walker;ensemble;path=[];stride=1;advanceTo(e){for(;this.ensemble.step<e;)this.ensemble.advance(1),this.ensemble.step%this.stride===0&&this.note()}note(){this.ensemble.points.forEach((e,t)=>this.path[t].push(e[0])),!(this.path[0].length<xg)&&(this.stride*=2,this.path=this.path.map(e=>e.filter((t,n)=>n%2===0)))}drawn(){let e=this.ensemble.points.map(s=>s[0]),t=this.ensemble.step%this.stride===0,n=s=>this.path[s]?Float64Array.from(t?this.path[s]:[...this.path[s],e[s]]):new Float64Array(this.path[0].length+(t?0:1));return[n(0),n(1)]}value(){return this.ensemble.look()[0]}};function Ld(i){let{formula:e}=Nt(i.landscape),t=e.variables.length,n=i.batch&&Kh(i.batch,i.noise,i.seed,t);return{plans:i.optimizers.map(({rule:r,settings:a})=>({formula:e,rule:r,settings:a,batches:n,seed:i.seed,schedule:i.schedule,noise:n?null:yg(i,t)})),starts:yd(i.starts,i.seed,t)}}function yg({noise:i},e){if(i===null||i.std===0)return null;if(i.direction===null)return{std:i.std,direction:null};let t=i.direction.slice(0,e);return Math.hypot(...t)>0?{std:i.std,direction:Lc(t)}:null}var _g=60,bg=10,Mg=2e3,Sg=5e3,Ya=class{constructor(e,t){this.state=e;this.drawn=t;this.place=Ed(e),this.runs=Ld(e),this.selected=e.selected,this.restart()}state;drawn;place;runs;racers=[];examiner=null;examined=null;selected;counted=-1/0;countedStep=-1;countTook=0;fromStart=null;get step(){return this.racers[0].ensemble.step}get done(){return this.step>=this.state.steps}restart(){let{plans:e,starts:t}=this.runs;this.countedStep=-1,this.racers=e.map(n=>{let s=new Di(n,t),r=s.look().reduce((o,l)=>Math.max(o,l),-1/0),a=new $a(this.place,t,r);return{plan:n,ensemble:s,judge:a,companion:new Cr(n,t,this.walker),verdicts:null}})}get walker(){let e=this.selected?.walker??0;return Math.min(e,Lt(this.state.starts)-1)}get optimizer(){return Math.min(this.selected?.optimizer??0,this.racers.length-1)}advance(e,t){let n=performance.now()+t,s=Math.min(this.state.steps,this.step+e),r=performance.now();for(;this.step<s;){for(let{ensemble:o,judge:l}of this.racers)o.advance(1,l.watch);let a=performance.now();if(a+(a-r)>n)break;r=a}}seek(e){let t=Math.max(0,Math.min(e,this.state.steps));t<this.step&&this.restart(),this.advance(t-this.step,1/0)}select(e){this.selected=e,this.examiner=null;for(let t of this.racers)t.companion.walker!==this.walker&&(t.companion=new Cr(t.plan,this.runs.starts,this.walker))}examine(e){this.examined=e}frame(){let e=performance.now();this.count();for(let{companion:s}of this.racers)s.advanceTo(this.step);let t=this.racers.length*Lt(this.state.starts),n=Math.max(1,Math.ceil(t/this.drawn));return{step:this.step,nSteps:this.state.steps,optimizers:this.racers.map(s=>this.racerFrame(s,n)),forecast:this.forecast(),anatomy:this.anatomy(),done:this.done,milliseconds:performance.now()-e}}count(){let e=performance.now(),t=this.racers.length*Lt(this.state.starts)>Mg,n=this.countedStep<0;if(this.countedStep===this.step)return;let s=Math.max(_g,bg*this.countTook);if(!(t&&!n&&!this.done&&e-this.counted<s)){for(let r of this.racers)r.ensemble.look(r.judge.watch),r.verdicts=r.judge.verdicts(r.ensemble.points);this.countedStep=this.step,this.counted=performance.now(),this.countTook=this.counted-e}}racerFrame({plan:e,ensemble:t,companion:n,verdicts:s},r){let{batch:a}=this.state,{gradients:o=0,hessians:l=0}=ed[e.rule]??{};return{...s,points:[Nd(t.points[0],r),Nd(t.points[1],r,t.nWalkers)],stride:r,nWalkers:t.nWalkers,path:n.drawn(),value:n.value(),nSampleGradients:a?wg(a,this.step):this.step,nFullGradients:o*this.step,nFullHessians:l*this.step,done:this.done}}forecast(){let{reference:e}=this.place,t=this.optimizer,{plan:n,companion:s,judge:r}=this.racers[t];if(!e||e.escapeDirections.length===0)return null;let a={rule:n.rule,settings:n.settings,schedule:this.state.schedule},o=-e.point.eigenvalues[0],l=this.place.nDims,c=e.escapeDirections[0].slice(0,l),u=m=>({curvature:o,direction:c,radius:e.radius,offset:c.reduce((_,T,M)=>_+T*(m[M]-e.point.location[M]),0),noiseStd:Tg(n,c)}),d=`${t}/${s.walker}`;if(this.fromStart?.key!==d){let m=this.runs.starts.map(_=>_[s.walker]);this.fromStart={key:d,answer:this.answer(a,u(m))}}let{steps:h,reason:f}=this.fromStart.answer,p=[s.ensemble.points[0][0],s.ensemble.points[1]?.[0]??0],v=r.escapedAt(s.walker),g=0;if(v===null){let m={step:this.step,memory:s.ensemble.rule.memory};g=this.answer(a,u(s.ensemble.points.map(T=>T[0])),m,Sg).steps??(h===null?null:Math.max(0,h-this.step))}return{optimizer:t,walker:s.walker,curvature:o,factor:Mr(a,o,this.step),displacement:rs(e,p),radius:e.radius,stepsLeft:g,fromStart:h,escapedAt:v,reason:f}}answer(e,t,n,s){return this.state.batch?{steps:null,reason:"No closed form for mini-batches on this page."}:t.direction.length===2&&this.place.reference.escapeDirections.length>1?{steps:null,reason:"Several directions lead out: no closed form on this page."}:!t.direction.some(a=>Math.abs(a)>1-1e-9)&&Number.isNaN(Mr(e,1))?{steps:null,reason:"Its step divides coordinate by coordinate, and the way out is along none: no closed form."}:od(e,t,n,s)}anatomy(){if(this.examined===null||this.examined==="last"&&this.step===0)return null;let{walker:e,optimizer:t}=this;(this.examiner?.walker!==e||this.examiner.optimizer!==t)&&(this.examiner=new qa(this.racers[t].plan,this.runs.starts,t,e));let n=this.examined==="last"?this.step-1:this.examined;return this.examiner.at(Math.max(0,Math.min(n,this.state.steps-1)))}};function wg(i,e){if(i.sampling==="replacement")return i.size*e;let t=Math.ceil(i.samples/i.size);return Math.floor(e/t)*i.samples+e%t*i.size}function Tg(i,e){if(i.noise===null)return 0;let t=i.noise.direction;return t===null?i.noise.std:i.noise.std*Math.abs(t.reduce((n,s,r)=>n+s*e[r],0))}function Nd(i,e,t=0){let n=Math.ceil((i?.length??t)/e),s=new Float64Array(n);if(i)for(let r=0;r<n;r++)s[r]=i[r*e];return s}var Za=class{constructor(e){this.answer=e}answer;runner=null;run=0;take(e){try{this.obey(e)}catch(t){let s=t instanceof qe||t instanceof Vt?t.message:`the simulation failed (${String(t)}); accepted: another state. Reload the page.`;this.runner=null,this.answer({type:"refused",run:e.run,message:s},[])}}obey(e){if(e.type==="reset"){this.run=e.run,this.runner=null,this.runner=new Ya(e.state,e.drawn),this.answer({type:"place",run:e.run,place:this.runner.place},[]),this.send(0);return}if(this.runner===null||e.run!==this.run)return;let t=performance.now();e.type==="draw"?this.runner.drawn=e.drawn:e.type==="select"?this.runner.select(e.selected):e.type==="examine"?this.runner.examine(e.step):e.type==="seek"?this.runner.seek(e.step):this.runner.advance(e.steps,e.milliseconds),this.send(performance.now()-t)}send(e){let t=this.runner.frame(),n={...t,milliseconds:t.milliseconds+e};this.answer({type:"frame",run:this.run,frame:n},Ag(n))}};function Ag(i){let e=i.optimizers.flatMap(t=>[...t.points,...t.path]);return[...new Set(e.map(t=>t.buffer))]}function Ud(i){let e='"use strict";(()=>{var q=["sin","cos","tan","exp","log","sqrt","abs","tanh","sinh","cosh","arctan"],B={pi:Math.PI,e:Math.E},w=["x","y","z"],G=`numbers, + - * / ** (or ^), parentheses, the variables x, y, z or x1 to x100, the constants ${Object.keys(B).join(" and ")}, and the functions ${q.join(", ")}`,E=class extends Error{constructor(n,i,a,o=null){let s=o===null?"":` at column ${o}`;super(`${n}${s}; accepted: ${i}. ${a}`);this.received=n;this.accepted=i;this.advice=a;this.column=o;this.name="FormulaError"}received;accepted;advice;column};function C(t,e,n,i){throw new E(`formula ${y(S(t))}: ${e}`,G,n,i)}function ge(t,e){if(t.length<=e)return t.length;let n=0;for(let i of t)n+=1;return n}var ze=/[\\s\\x1c-\\x1f\\x85]/;function We(t){let[e,n]=[0,t.length];for(;e<n&&ze.test(t[e]);)e+=1;for(;n>e&&ze.test(t[n-1]);)n-=1;return t.slice(e,n)}function S(t){let e=Array.from(t);return e.length<=60?t:e.slice(0,57).join("")+"..."}function y(t){let e=t.includes("\'")&&!t.includes(\'"\')?\'"\':"\'",n="";for(let i of t){let a=i.codePointAt(0);i==="\\\\"||i===e?n+="\\\\"+i:i===`\n`?n+="\\\\n":i==="\\r"?n+="\\\\r":i==="	"?n+="\\\\t":a<32||a>=127&&a<161||a===173?n+="\\\\x"+a.toString(16).padStart(2,"0"):a>255&&Ln.test(i)?n+=Me(a):n+=i}return e+n+e}var Ln=/[\\p{C}\\p{Z}]/u;function Me(t){return t<=255?"\\\\x"+t.toString(16).padStart(2,"0"):t<=65535?"\\\\u"+t.toString(16).padStart(4,"0"):"\\\\U"+t.toString(16).padStart(8,"0")}function R(t){if(Number.isNaN(t))return"nan";if(!Number.isFinite(t))return t>0?"inf":"-inf";if(t===0)return Object.is(t,-0)?"-0":"0";let[e,n]=t.toExponential(5).split("e"),i=Number(n);if(i<-4||i>=6){let o=e.replace(/\\.?0+$/,""),s=String(Math.abs(i)).padStart(2,"0");return`${o}e${i<0?"-":"+"}${s}`}let a=t.toFixed(Math.max(0,5-i));return a.includes(".")?a.replace(/\\.?0+$/,""):a}var O=class extends Error{constructor(n,i,a){super(`${n}; accepted: ${i}. ${a}`);this.received=n;this.accepted=i;this.advice=a;this.name="Refusal"}received;accepted;advice};var Un={start:3749115315,noise:2112928580,optimizer:3012559837,sample:2075585070};function je(t,e,n){let i=t<4294967296?[t]:[t>>>0,Math.floor(t/4294967296)];for(;i.length<4;)i.push(0);i.push(Un[e],n);let a=Fn(Pn(i),2);return[a[0],a[1]]}function Pn(t){let e=new Uint32Array(4),n=1135663077,i=o=>(o=(o^n)>>>0,n=Math.imul(n,2468251765)>>>0,o=Math.imul(o,n)>>>0,(o^o>>>16)>>>0),a=(o,s)=>{let r=Math.imul(3389127133,o)-Math.imul(1232336661,s)>>>0;return(r^r>>>16)>>>0};for(let o=0;o<4;o++)e[o]=i(t[o]??0);for(let o=0;o<4;o++)for(let s=0;s<4;s++)o!==s&&(e[s]=a(e[s],i(e[o])));for(let o=4;o<t.length;o++)for(let s=0;s<4;s++)e[s]=a(e[s],i(t[o]));return e}function Fn(t,e){let n=new Uint32Array(e),i=2337405405;for(let a=0;a<e;a++){let o=(t[a%4]^i)>>>0;i=Math.imul(i,1492356589)>>>0,o=Math.imul(o,i)>>>0,n[a]=(o^o>>>16)>>>0}return n}var On=466688986,T=class{constructor(e,n,i){this.nBlocks=i;this.keys=Array.from({length:i},(a,o)=>je(e,n,o))}nBlocks;keys;words=new Uint32Array(2);normals(e,n,i){for(let a=0;a<i.length;a+=2){let o=this.keys[a>>1];qe(o[0],o[1],e,n,this.words);let s=this.words[0],r=this.words[1],l=Math.sqrt(-2*Math.log((s+.5)*2**-32)),c=((r>>>1)*2**-31-(.5-2**-32))*Math.PI;i[a]=l*Math.cos(c)*(1-2*(r&1)),a+1<i.length&&(i[a+1]=l*Math.sin(c))}}bits(e,n,i,a){let o=this.keys[i];qe(o[0],o[1],e,n,a)}uniform(e,n){return this.bits(e,n,this.nBlocks-1,this.words),(this.words[0]+.5)*2**-32}},N=t=>t+1>>1;function qe(t,e,n,i,a){let o=t^e^On,s=n+t|0,r=i+e|0;s=s+r|0,r=(r<<13|r>>>19)^s,s=s+r|0,r=(r<<15|r>>>17)^s,s=s+r|0,r=(r<<26|r>>>6)^s,s=s+r|0,r=(r<<6|r>>>26)^s,s=s+e|0,r=r+o+1|0,s=s+r|0,r=(r<<17|r>>>15)^s,s=s+r|0,r=(r<<29|r>>>3)^s,s=s+r|0,r=(r<<16|r>>>16)^s,s=s+r|0,r=(r<<24|r>>>8)^s,s=s+o|0,r=r+t+2|0,s=s+r|0,r=(r<<13|r>>>19)^s,s=s+r|0,r=(r<<15|r>>>17)^s,s=s+r|0,r=(r<<26|r>>>6)^s,s=s+r|0,r=(r<<6|r>>>26)^s,s=s+t|0,r=r+e+3|0,s=s+r|0,r=(r<<17|r>>>15)^s,s=s+r|0,r=(r<<29|r>>>3)^s,s=s+r|0,r=(r<<16|r>>>16)^s,s=s+r|0,r=(r<<24|r>>>8)^s,s=s+e|0,r=r+o+4|0,s=s+r|0,r=(r<<13|r>>>19)^s,s=s+r|0,r=(r<<15|r>>>17)^s,s=s+r|0,r=(r<<26|r>>>6)^s,s=s+r|0,r=(r<<6|r>>>26)^s,s=s+o|0,r=r+t+5|0,a[0]=s,a[1]=r}function V(t,e){return t>=e?t*(t+1)/2+e:e*(e+1)/2+t}function X(t,e,n){let i=t.variables.length,a=new Float64Array(n),o=[],s=[],r=new Ie(i,e,n);for(let u of t.nodes){let d=r.register(u,o);o.push(d),u.value!==null?d.value.fill(u.value):u.operation==="variable"?(d.first[u.variable]?.fill(1),s.push((v,m)=>{d.value.set(v[u.variable].subarray(0,m))})):s.push(Xn(u,t,o,d,i))}let l=o[o.length-1],c={value:l.value,gradient:l.first.map(u=>u??a),hessian:l.second.map(u=>u??a)};return{nDims:i,evaluate(u,d){for(let v of s)v(u,d);return c}}}var Ie=class{constructor(e,n,i){this.nDims=e;this.order=n;this.size=i}nDims;order;size;array(){return new Float64Array(this.size)}register(e,n){let i=e.inputs.map(l=>n[l]),a=e.value!==null,o=Array.from({length:this.order>=1?this.nDims:0},(l,c)=>!a&&(e.variable===c||i.some(u=>u.first[c]))?this.array():null),s=this.order>=2?this.nDims*(this.nDims+1)/2:0,r=Array.from({length:s},()=>null);if(!a&&s>0)for(let l=0;l<this.nDims;l++)for(let c=0;c<=l;c++){let u=V(l,c);(!["negative","add","subtract","variable"].includes(e.operation)&&o[l]&&o[c]||i.some(m=>m.second[u]))&&(r[u]=this.array())}return{value:this.array(),first:o,second:r}}};function Xn(t,e,n,i,a){let[o,s]=t.inputs.map(r=>n[r]);switch(t.operation){case"negative":return(r,l)=>{xe(i,o,-1,null,0,l)};case"add":return(r,l)=>{xe(i,o,1,s,1,l)};case"subtract":return(r,l)=>{xe(i,o,1,s,-1,l)};case"multiply":return Bn(i,o,s,a);case"divide":return zn(i,o,s,a);case"power":{let r=e.nodes[t.inputs[1]].value,l=e.nodes[t.inputs[0]].value;return r!==null?ke(i,o,a,qn(r)):l!==null?ke(i,s,a,Gn(l)):Wn(i,o,s,a)}default:return ke(i,o,a,jn[t.name])}}function xe(t,e,n,i,a,o){ye(t.value,e.value,n,i?i.value:null,a,o),t.first.forEach((s,r)=>s&&ye(s,e.first[r],n,i?i.first[r]:null,a,o)),t.second.forEach((s,r)=>s&&ye(s,e.second[r],n,i?i.second[r]:null,a,o))}function ye(t,e,n,i,a,o){if(e&&i)for(let s=0;s<o;s++)t[s]=n*e[s]+a*i[s];else if(e)for(let s=0;s<o;s++)t[s]=n*e[s];else if(i)for(let s=0;s<o;s++)t[s]=a*i[s]}function ie(t,e,n,i,a){let o=[],s=(r,l)=>{let c=l.filter(u=>u.every(Boolean));r&&c.length>0&&o.push({to:r,terms:c})};for(let r=0;r<a;r++){s(t.first[r],e.map((l,c)=>[n[c],l.first[r]]));for(let l=0;l<=r;l++)s(t.second[V(r,l)],[...e.map((c,u)=>[n[u],c.second[V(r,l)]]),...e.flatMap((c,u)=>e.map((d,v)=>[i[u][v],c.first[r],d.first[l]]))])}return r=>{for(let{to:l,terms:c}of o)$n(l,c,r)}}function $n(t,e,n){let[[i,a,o],s]=e,r=1;if(o)for(let l=0;l<n;l++)t[l]=i[l]*a[l]*o[l];else if(s&&!s[2]){let[l,c]=s;for(let u=0;u<n;u++)t[u]=i[u]*a[u]+l[u]*c[u];r=2}else for(let l=0;l<n;l++)t[l]=i[l]*a[l];for(;r<e.length;r++){let[l,c,u]=e[r];if(u)for(let d=0;d<n;d++)t[d]+=l[d]*c[d]*u[d];else for(let d=0;d<n;d++)t[d]+=l[d]*c[d]}}function Bn(t,e,n,i){let a=new Float64Array(t.value.length).fill(1),o=ie(t,[e,n],[n.value,e.value],[[null,a],[a,null]],i);return(s,r)=>{for(let l=0;l<r;l++)t.value[l]=e.value[l]*n.value[l];o(r)}}function zn(t,e,n,i){let a=()=>new Float64Array(t.value.length),[o,s,r,l]=[a(),a(),a(),a()],c=ie(t,[e,n],[o,s],[[null,r],[r,l]],i),u=n.first.every(d=>d===null);return u&&o.fill(1/n.value[0]),(d,v)=>{for(let m=0;m<v;m++)t.value[m]=e.value[m]/n.value[m];for(let m=0;m<v&&!u;m++){let[h,f]=[n.value[m],t.value[m]];o[m]=1/h,s[m]=-f/h,r[m]=-1/(h*h),l[m]=2*f/(h*h)}c(v)}}function Wn(t,e,n,i){let a=()=>new Float64Array(t.value.length),[o,s,r,l,c,u]=[a(),a(),a(),a(),a(),a()],d=ie(t,[e,n],[o,s],[[r,l],[c,u]],i);return(v,m)=>{for(let h=0;h<m;h++){let[f,M]=[e.value[h],n.value[h]],g=f**M;if(t.value[h]=g,t.first.length===0)continue;let p=f**(M-1),b=f===0?0:Math.log(f);o[h]=M*p,s[h]=b*g,t.second.length!==0&&(r[h]=M*((M-1)*f**(M-2)),l[h]=p+M*(b*p),c[h]=(f===0?0:g/f)+b*(M*p),u[h]=b*(b*g))}d(m)}}function A(t,e,n){let i=a=>(o,s,r,l)=>{for(let c=0;c<l;c++)r[c]=a(o[c],s[c])};return{value(a,o,s){for(let r=0;r<s;r++)o[r]=t(a[r])},first:i(e),second:i(n)}}var jn={sin:A(Math.sin,Math.cos,(t,e)=>-e),cos:A(Math.cos,t=>-Math.sin(t),(t,e)=>-e),tan:A(Math.tan,(t,e)=>1+e*e,(t,e)=>2*e*(1+e*e)),exp:A(Math.exp,(t,e)=>e,(t,e)=>e),log:A(Math.log,t=>1/t,t=>-1/(t*t)),sqrt:A(Math.sqrt,(t,e)=>.5/e,(t,e)=>-.25/(t*e)),abs:A(Math.abs,t=>t>=0?1:-1,()=>0),tanh:A(Math.tanh,(t,e)=>1-e*e,(t,e)=>-2*e*(1-e*e)),sinh:A(Math.sinh,Math.cosh,(t,e)=>e),cosh:A(Math.cosh,Math.sinh,(t,e)=>e),arctan:A(Math.atan,t=>1/(1+t*t),t=>-2*t/(1+t*t)**2)};function Ge(t,e){if(e<0)return 1/Ge(t,-e);let[n,i]=[1,t];for(let a=e;a>0;a=Math.floor(a/2))a%2===1&&(n*=i),i*=i;return n}function qn(t){return{value:(e,n,i)=>{be(e,t,1,n,i)},first:(e,n,i,a)=>{be(e,t-1,t,i,a)},second:(e,n,i,a)=>{be(e,t-2,t*(t-1),i,a)}}}function be(t,e,n,i,a){if(n===0)i.fill(0,0,a);else if(e===0)i.fill(n,0,a);else if(e===1)for(let o=0;o<a;o++)i[o]=n*t[o];else if(e===2)for(let o=0;o<a;o++)i[o]=n*(t[o]*t[o]);else if(e===3)for(let o=0;o<a;o++)i[o]=n*(t[o]*(t[o]*t[o]));else if(e===4)for(let o=0;o<a;o++){let s=t[o]*t[o];i[o]=n*(s*s)}else if(Number.isInteger(e))for(let o=0;o<a;o++)i[o]=n*Ge(t[o],e);else for(let o=0;o<a;o++)i[o]=n*t[o]**e}function Gn(t){let e=t===0?0:Math.log(t);return A(n=>t**n,(n,i)=>e*i,(n,i)=>e*e*i)}function ke(t,e,n,i){let a=new Float64Array(t.value.length),o=new Float64Array(t.second.length?t.value.length:0),s=ie(t,[e],[a],[[o]],n);return(r,l)=>{let[c,u]=[e.value,t.value];i.value(c,u,l),t.first.length!==0&&(i.first(c,u,a,l),t.second.length>0&&i.second(c,u,o,l),s(l))}}var Vn=.1;function Ve(t,e,n,i){let a=e?.direction?Se(e.direction.slice(0,i)):null,o=a?1:i,s=e?e.std:Vn,r=new T(n,"sample",N(o)),l=Array.from({length:o},()=>new Float64Array(t.samples)),c=new Float64Array(o);for(let d=0;d<t.samples;d++)r.normals(d,0,c),l.forEach((v,m)=>{v[d]=c[m]});for(let d of l){let v=0;for(let m of d)v+=m;for(let m=0;m<d.length;m++)d[m]-=v/t.samples}let u=Array.from({length:i},(d,v)=>Float64Array.from({length:t.samples},(m,h)=>a?a[v]===0?0:s*a[v]*l[0][h]:s*l[v][h]));return{...t,tilts:u}}function Se(t){let e=Math.hypot(...t),n=t.map(a=>a/e),i=Math.max(...n.map(Math.abs));return n.map(a=>Math.abs(a)<1e-15*i?0:a)}var z=class{constructor(e,n,i){this.batches=e;let{size:a,samples:o,sampling:s}=e,r=a===o&&s!=="replacement";this.nBlocks=r?0:s==="replacement"?a:o,this.counter=new T(n,"noise",this.nBlocks),this.order=new Uint16Array(s==="reshuffle"?o*i:0),this.keys=new Float64Array(o),this.lows=new Uint32Array(o),this.chosen=new Uint16Array(a)}batches;counter;nBlocks;order;words=new Uint32Array(2);keys;lows;chosen;add(e,n,i,a,o=!1){if(this.nBlocks===0)return;let s=this.draw(e,n,i,o);this.batches.tilts.forEach((r,l)=>{let c=0;for(let u=0;u<s;u++)c+=r[this.chosen[u]];c!==0&&(a[l][e]+=c/s)})}draw(e,n,i,a){let{size:o,samples:s,sampling:r}=this.batches;if(r==="replacement"){for(let m=0;m<o;m++)this.counter.bits(n,i,m,this.words),this.chosen[m]=Math.floor(this.words[0]*(s/2**32));return o}let l=Math.ceil(s/o),c=i%l,u=this.order.subarray(e*s,(e+1)*s);(c===0||a)&&this.shuffle(n,i-c,u);let d=c*o,v=Math.min(o,s-d);return this.chosen.set(u.subarray(d,d+v)),v}shuffle(e,n,i){let{samples:a}=this.batches,o=a>1?2**(32-Math.clz32(a-1))-1:0;for(let s=0;s<a;s++)this.counter.bits(e,n,s,this.words),this.keys[s]=this.words[0],this.lows[s]=(this.words[1]&~o|s)>>>0,i[s]=s;i.sort((s,r)=>this.keys[s]-this.keys[r]||this.lows[s]-this.lows[r])}};var Ze={sgd:{},momentum:{momentum:.9},ema_momentum:{momentum:.9},nesterov:{momentum:.9},adagrad:{eps:1e-10},rmsprop:{alpha:.99,eps:1e-8},adam:{b1:.9,b2:.999,eps:1e-8},perturbed_gd:{radius:.01,gradient_tol:.01,wait:10},newton:{},saddle_free_newton:{damping:0}},Je={perturbed_gd:{gradients:1},newton:{hessians:1},saddle_free_newton:{hessians:1}};function ae(t,e,n,i){let a={learning_rate:.01,...Ze[t],...e},o=()=>Array.from({length:n},()=>new Float64Array(i));return Kn[t](a,o,n,i)}function K(t,e){return{memory:t,step(n,i,a){n.forEach((o,s)=>{e(o,i[s],s,a.n,a.factor,a.step)})}}}function Te(t,e,n){return({learning_rate:i,momentum:a},o)=>{let s=o(),r=e(a);return K({[t]:s},(l,c,u,d,v)=>{let m=i*v,h=s[u];for(let f=0;f<d;f++)h[f]=r*c[f]+a*h[f],l[f]-=m*(n?c[f]+a*h[f]:h[f])})}}var Kn={sgd:({learning_rate:t})=>K({},(e,n,i,a,o)=>{let s=t*o;for(let r=0;r<a;r++)e[r]-=s*n[r]}),momentum:Te("velocity",()=>1,!1),ema_momentum:Te("mean",t=>1-t,!1),nesterov:Te("velocity",()=>1,!0),adagrad:({learning_rate:t,eps:e},n)=>{let i=n();return K({squares:i},(a,o,s,r,l)=>{let c=t*l,u=i[s];for(let d=0;d<r;d++)u[d]+=o[d]*o[d],u[d]>0?a[d]-=c*o[d]/(Math.sqrt(u[d])+e):Number.isNaN(u[d])&&(a[d]=Number.NaN)})},rmsprop:({learning_rate:t,alpha:e,eps:n},i)=>{let a=i();return K({squares:a},(o,s,r,l,c)=>{let u=t*c,d=a[r];for(let v=0;v<l;v++)d[v]=(1-e)*s[v]*s[v]+e*d[v],o[v]-=Ke(u*s[v],Math.sqrt(d[v])+n)})},adam:({learning_rate:t,b1:e,b2:n,eps:i},a)=>{let[o,s]=[a(),a()];return K({mean:o,squares:s},(r,l,c,u,d,v)=>{let m=t*d,[h,f]=[o[c],s[c]],[M,g]=[1-e**(v+1),1-n**(v+1)];for(let p=0;p<u;p++)h[p]=(1-e)*l[p]+e*h[p],f[p]=(1-n)*l[p]*l[p]+n*f[p],r[p]-=Ke(m*h[p]/M,Math.sqrt(f[p]/g)+i)})},perturbed_gd:({learning_rate:t,radius:e,gradient_tol:n,wait:i},a,o,s)=>{let r=new Float64Array(s).fill(-1073741824),l=a(),c=new Float64Array(o),u=a();return{memory:{last:[r]},step(d,v,m){let h=t*m.factor,f=!1;for(let g=0;g<m.n;g++){let p=0;for(let x=0;x<o;x++)p+=v[x][g]**2;let b=Math.sqrt(p)<=n&&m.step-r[g]>i;for(let x=0;x<o;x++)u[x][g]=0;if(b){f=!0,r[g]=m.step,m.chance.normals(m.first+g,m.step,c);let x=m.chance.uniform(m.first+g,m.step)**(1/o),_=0;for(let k=0;k<o;k++)_+=c[k]**2;_=Math.sqrt(_);for(let k=0;k<o;k++)u[k][g]=e*x*c[k]/_}for(let x=0;x<o;x++)l[x][g]=d[x][g]+u[x][g]}let M=f?m.gradientAt(l,m.n):v;for(let g=0;g<o;g++){let[p,b,x,_]=[d[g],u[g],M[g],v[g]];for(let k=0;k<m.n;k++)p[k]+=b[k]-h*(r[k]===m.step?x[k]:_[k])}}}},newton:({learning_rate:t},e,n)=>He(t,n,i=>i),saddle_free_newton:({learning_rate:t,damping:e},n,i)=>He(t,i,a=>Math.abs(a)+e)};function Ke(t,e){return t===0&&e===0?0:t/e}function He(t,e,n){let i=new Float64Array(4);return{memory:{},step(a,o,s){let r=t*s.factor,{hessian:l}=s.hessianAt(a,s.n),[c,u]=[a[0],a[1]];for(let d=0;d<s.n;d++){let v=o[0][d];if(!u){let Be=n(l[0][d]);Math.abs(Be)<=Number.EPSILON*Math.abs(l[0][d])||(c[d]-=r*v/Be);continue}Ye(l[0][d],l[1][d],l[2][d],i);let[m,h,f,M]=[i[0],i[1],i[2],i[3]],g=e*Number.EPSILON*Math.max(Math.abs(m),Math.abs(h)),p=o[1][d],[b,x]=[n(m),n(h)],_=Math.abs(b)<=g?0:r*(f*v-M*p)/b,k=Math.abs(x)<=g?0:r*(M*v+f*p)/x;c[d]-=f*_+M*k,u[d]-=f*k-M*_}}}}function Ye(t,e,n,i){let a=0;if(e!==0){let s=(n-t)/(2*e);a=(s<0?-1:1)/(Math.abs(s)+Math.hypot(s,1))}let o=1/Math.sqrt(a*a+1);i[0]=t-a*e,i[1]=n+a*e,i[2]=o,i[3]=a*o}function Qe(t,e){let n=e(0,0);if(t===1)return[{value:n,vector:[1]}];let i=new Float64Array(4);Ye(n,e(1,0),e(1,1),i);let[a,o,s,r]=[i[0],i[1],i[2],i[3]],l=[{value:a,vector:[s,0-r]},{value:o,vector:[r,s]}];return a<=o?l:l.reverse()}function H(t,e){switch(t.kind){case"constant":return 1;case"step":return t.factor**Math.floor(e/t.every);case"cosine":return .5*(1+Math.cos(Math.PI*Math.min(e,t.steps)/t.steps))}}var Hn={kind:"constant"},U=class{constructor(e,n,i=0){this.plan=e;this.first=i;let a=e.formula.variables.length,o=n[0].length;this.points=n.map(l=>Float64Array.from(l)),this.gradient=n.map(l=>new Float64Array(l.length)),this.rule=ae(e.rule,e.settings,a,o),this.slope=X(e.formula,1,o),this.extra=X(e.formula,1,e.rule==="perturbed_gd"?o:1),this.bend=X(e.formula,2,e.rule.endsWith("newton")?o:1);let s=e.noise?.direction?1:a;this.deviates=new Float64Array(s),this.noise=new T(e.seed,"noise",e.noise?N(s):0),this.chance=new T(e.seed,"optimizer",N(a)+1),this.sampler=e.batches?new z(e.batches,e.seed,o):null;let r=this.slope.evaluate(this.points,0);this.exact=r.gradient,this.values=r.value}plan;first;points;gradient;exact;rule;step=0;slope;extra;bend;noise;chance;sampler;deviates;values;get nWalkers(){return this.points[0].length}factor(e){return H(this.plan.schedule??Hn,e)}advance(e,n){for(let i=0;i<e;i++)this.once(n)}look(e){return this.slope.evaluate(this.points,this.nWalkers),e?.(this.step,this.points,this.values),this.values}once(e){let n=this.nWalkers;this.look(e),this.exact.forEach((a,o)=>{this.gradient[o].set(a.subarray(0,n))});let{noise:i}=this.plan;if(this.sampler)for(let a=0;a<n;a++)this.sampler.add(a,this.first+a,this.step,this.gradient);else i!==null&&this.addNoise(i,n);this.rule.step(this.points,this.gradient,{step:this.step,factor:this.factor(this.step),n,first:this.first,chance:this.chance,gradientAt:(a,o)=>this.extra.evaluate(a,o).gradient,hessianAt:(a,o)=>this.bend.evaluate(a,o)}),this.step+=1}addNoise(e,n){for(let i=0;i<n;i++){this.noise.normals(this.first+i,this.step,this.deviates);for(let a=0;a<this.gradient.length;a++){let o=e.direction?e.direction[a]:1;if(o===0)continue;let s=e.direction?o*this.deviates[0]:this.deviates[a];this.gradient[a][i]+=e.std*s}}}};function W(t){return t.kind==="points"?t.points.length:t.count}var Zn={step:0,memory:{}},Jn=2e5,en=2e3,Yn=2;function tn(t,e,n){let i=1-n;switch(t){case"sgd":case"perturbed_gd":return{gap:1-e,drive:e,det:0,kick:1,lag:0};case"momentum":return{gap:i-e,drive:e,det:n,kick:1,lag:0};case"nesterov":return{gap:i-(1+n)*e,drive:e,det:n*(1+e),kick:1+n,lag:n};case"ema_momentum":return{gap:i-i*e,drive:i*e,det:n,kick:i,lag:0};default:return null}}function an({gap:t,drive:e}){let n=Math.hypot(t,2*Math.sqrt(e));return t>0?2*e/(t+n):(n-t)/2}function J(t,e,n=0){let i=t.settings.learning_rate*H(t.schedule,n);if(t.rule==="newton")return Math.abs(1-i);if(t.rule==="saddle_free_newton")return 1+i*e/(e+t.settings.damping);let a=tn(t.rule,i*e,t.settings.momentum??0);return a?1+an(a):Number.NaN}function on(t,e,n=Zn,i=Jn){if(Math.abs(e.offset)>=e.radius)return{steps:0,reason:"It is outside the radius already."};if(t.rule==="newton")return{steps:1/0,reason:"Newton\'s step goes towards the saddle whatever the sign of the curvature."};if(e.noiseStd>0)return e3(t,e,n);if(t.rule==="perturbed_gd")return{steps:null,reason:"Its kick, not a formula, decides when it leaves."};let a=new Z(t,e,n);if(e.offset===0&&a.next()===0)return{steps:1/0,reason:"Exact symmetry: every step is zero along the way out."};let o=Qn(new Z(t,e,n),t,e,i);if(o===null)return{steps:o,reason:`More than ${i} steps: not counted one by one.`};let s=rn(t)?"ln(radius / distance) / ln(factor), the first steps counted exactly.":"The rule itself on the quadratic, step by step: its step hardly depends on the gradient\'s size.";return{steps:o,reason:s}}var rn=t=>!Number.isNaN(J(t,1));function Qn(t,e,n,i){let a=rn(e)&&e.schedule.kind==="constant",o=t.offset;for(let r=0;r<(a?Math.min(en,i):i);r++,o=t.next())if(!(Math.abs(o)<n.radius))return r;if(!a)return null;let s=Math.log(n.radius/Math.abs(o))/Math.log1p(J(e,n.curvature)-1);return Math.min(en,i)+Math.ceil(s)}var Z=class{constructor(e,n,i){this.method=e;this.way=n;let{direction:a,curvature:o,offset:s}=n;this.own=ae(e.rule,e.settings,a.length,1);for(let[r,l]of Object.entries(i.memory))l.forEach((c,u)=>this.own.memory[r][u].set(c));this.step=i.step,this.points=a.map(r=>Float64Array.of(s*r)),this.gradient=a.map(()=>Float64Array.of(0)),this.hessian=a.flatMap((r,l)=>a.slice(0,l+1).map(c=>Float64Array.of(-o*r*c)))}method;way;own;points;gradient;hessian;step;get offset(){return this.way.direction.reduce((e,n,i)=>e+n*this.points[i][0],0)}next(){let e=this.offset;this.way.direction.forEach((i,a)=>{this.gradient[a][0]=-this.way.curvature*e*i});let n={value:Float64Array.of(0),gradient:this.gradient,hessian:this.hessian};return this.own.step(this.points,this.gradient,{step:this.step,factor:H(this.method.schedule,this.step),n:1,first:0,chance:null,gradientAt:()=>this.gradient,hessianAt:()=>n}),this.step+=1,this.offset}};function e3(t,e,n){let i=g=>({steps:null,reason:g});if(t.schedule.kind!=="constant")return i("No closed form for noise under a changing learning rate.");let a=t.settings.learning_rate,o=a*e.curvature,s=t.rule==="perturbed_gd"?null:tn(t.rule,o,t.settings.momentum??0);if(s===null)return i(`No closed form for ${t.rule} with noise on this page.`);let r=an(s),l=1+r,c=s.det/l,u=Math.hypot(s.gap,2*Math.sqrt(s.drive)),d=(new Z(t,e,n).next()-c*e.offset)/u,v=(s.kick*l-s.lag)/u,m=a*e.noiseStd*v/Math.sqrt(r*(r+2));if(e.radius<Yn*m)return i("The noise alone fills the radius: the law of one step says nothing.");let h=g=>{let p=e.radius*Math.exp(-g*Math.log1p(r));return .5*(nn((p-d)/(m*Math.SQRT2))+nn((p+d)/(m*Math.SQRT2)))},[f,M]=[0,1];for(;h(M)>.5&&M<1e12;)[f,M]=[M,2*M];for(let g=0;g<60;g++){let p=.5*(f+M);h(p)>.5?f=p:M=p}return{steps:M,reason:"Half of such walkers have left by then: noise and offset together, grown by the factor."}}function nn(t){let e=Math.abs(t);if(e>6)return Math.sign(t);if(e<2.5){let[i,a]=[e,e];for(let o=1;Math.abs(i)>1e-17*Math.abs(a)&&(i*=-e*e/o,a+=i/(2*o+1),!(o>200));o++);return Math.sign(t)*2*a/Math.sqrt(Math.PI)}let n=0;for(let i=60;i>=1;i--)n=i/2/(e+n);return Math.sign(t)*(1-Math.exp(-e*e)/((e+n)*Math.sqrt(Math.PI)))}var Ae=["ESCAPED","STUCK","CONVERGED","DIVERGED","LEFT_DOMAIN","UNDECIDED"];var P=class{constructor(e){this.formula=e;this.nDims=e.variables.length,this.first=X(e,1,1),this.second=X(e,2,1),this.at=Array.from({length:this.nDims},()=>new Float64Array(1)),this.cost=e.nodes.length}formula;nDims;n=0;first;second;at;cost;look(e){this.place(e,1);let{value:n,gradient:i}=this.first.evaluate(this.at,1);return{value:n[0],gradient:i.map(a=>a[0])}}hessian(e){this.place(e,3);let{hessian:n}=this.second.evaluate(this.at,1);return(i,a)=>n[V(i,a)][0]}eigenpairs(e){return Qe(this.nDims,this.hessian(e))}place(e,n){this.n+=n*this.cost;for(let i=0;i<this.nDims;i++)this.at[i][0]=e[i]}},I=t=>Math.hypot(...t),L=(t,e)=>I(t.map((n,i)=>e[i]-n));function oe(t,e,n,i){return e.map(a=>({name:a,score:2*De(a,t)/(a.length+t.length)})).filter(a=>a.score>=i).sort((a,o)=>o.score-a.score||(a.name<o.name?1:a.name>o.name?-1:0)).slice(0,n).map(a=>a.name)}function De(t,e){let n=0,i=0,a=0;for(let o=0;o<t.length;o++)for(let s=0;s<e.length;s++){let r=0;for(;o+r<t.length&&s+r<e.length&&t[o+r]===e[s+r];)r+=1;r>n&&([n,i,a]=[r,o,s])}return n===0?0:n+De(t.slice(0,i),e.slice(0,a))+De(t.slice(i+n),e.slice(a+n))}var dn=/[ \\t\\r\\n\\f\\v]*/y,cn=new RegExp("(?<number>(?:[0-9]+(?:_[0-9]+)*(?:\\\\.(?:[0-9]+(?:_[0-9]+)*)?)?|\\\\.[0-9]+(?:_[0-9]+)*)(?:[eE][+-]?[0-9]+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*)|(?<operator>\\\\*\\\\*|//|\\\\^|[-+*/])|(?<open>\\\\()|(?<close>\\\\))|(?<comma>,)|(?<foreign>:=|[=!<>]=|<<|>>|[^])","uy"),n3=/^(?:(?!\\ufeff)\\s|[\\x1c-\\x1f\\x85])*\\(/,Ee="Put a number, a name or a parenthesis there.",re={"\'":["a string","Write numbers and names without quotes."],\'"\':["a string","Write numbers and names without quotes."],"[":["a square bracket","Use parentheses; variables are x1, x2, not x[1]."],"]":["a square bracket","Use parentheses; variables are x1, x2, not x[1]."],"{":["a curly bracket","Use parentheses."],"}":["a curly bracket","Use parentheses."],"%":["an operator outside the grammar","A remainder is not smooth; use sin for periods."],"!":["an operator outside the grammar","There is no factorial."],"|":["an operator outside the grammar","Write abs(x) for an absolute value."],":=":["an assignment","Write the expression alone."],"=":["an assignment or a named argument","Write the expression alone, without \'=\'."],".":["an attribute","A point belongs inside a number, as in 0.5."],"#":["a comment","Leave it out."],";":["a second statement","Write one expression."],":":["a colon","Write one expression."],"\\\\":["a backslash","Leave it out."]};for(let t of["==","!=","<",">","<=",">="])re[t]=["a comparison","A formula has a number as its value."];for(let t of["@","&","~","<<",">>"])re[t]=["an operator outside the grammar","Use + - * / and **."];var t3={"\\u2212":"-","\\u2013":"-","\\u2014":"-","\\xD7":"*","\\xB7":"*","\\u22C5":"*","\\u2219":"*","\\xF7":"/",\\u03C0:"pi"},i3=new RegExp("[\\\\u00aa\\\\u00b2\\\\u00b3\\\\u00b9\\\\u00ba\\\\u02b0\\\\u02b2\\\\u02b3\\\\u02b7\\\\u02b8\\\\u02e1-\\\\u02e3\\\\u1d2c\\\\u1d2e\\\\u1d30\\\\u1d31\\\\u1d33-\\\\u1d3a\\\\u1d3c\\\\u1d3e-\\\\u1d43\\\\u1d47-\\\\u1d49\\\\u1d4d\\\\u1d4f\\\\u1d50\\\\u1d52\\\\u1d56-\\\\u1d58\\\\u1d5b\\\\u1d9c\\\\u1da0\\\\u1dbb\\\\u2070\\\\u2071\\\\u2074-\\\\u207a\\\\u207c-\\\\u207f\\\\u2120\\\\u2122\\\\u2c7d\\\\ua7f2-\\\\ua7f4\\\\u{107a5}\\\\u{1f16a}-\\\\u{1f16c}]","u"),mn={ln:"log",atan:"arctan",fabs:"abs",pow:"**",power:"**"},a3=new Set("False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(" ")),Re=t=>q.includes(t),vn=t=>w.includes(t),o3=t=>Object.hasOwn(B,t);function hn(t){return new _e(t).all()}var _e=class{constructor(e){this.text=e}text;position=0;tokens=[];open=[];nNodes=0;all(){for(;this.step(););return this.finish()}column(e=this.position){let n=1;for(let i of this.text.slice(0,e))n+=1;return n}refuse(e,n,i=this.column()){return C(this.text,e,n,i)}get previous(){return this.tokens[this.tokens.length-1]}get afterValue(){let e=this.previous?.kind;return e==="number"||e==="name"||e==="close"}step(){dn.lastIndex=this.position,this.position+=dn.exec(this.text)[0].length,cn.lastIndex=this.position;let e=cn.exec(this.text);if(e===null)return!1;let n=e[0],i=e.groups;return i.number!==void 0?(this.expectValue(n),this.add("number",n,this.number(n))):i.name!==void 0?(this.checkName(n),this.expectValue(n),this.add("name",n)):i.operator!==void 0?this.readOperator(n):i.open!==void 0?this.readOpen():i.close!==void 0?this.readClose():i.comma!==void 0?this.refuseComma():this.refuse(...s3(n)),this.position+=n.length,!0}finish(){let e=this.previous;if(e===void 0)throw new E(`an empty formula ${y(S(this.text))}`,G,"Type an expression, for example x**2 - y**2.");let n=this.open[this.open.length-1];return n&&this.refuse("\'(\' that is never closed","Add the missing \')\'.",n.column),this.afterValue||this.refuse(`nothing after ${y(e.text)}`,Ee,e.column),this.tokens}add(e,n,i=Number.NaN){e!=="open"&&e!=="close"&&(this.nNodes+=1),this.nNodes>500&&this.refuse(`more than ${500} numbers, names and operators`,"Pass a Python function written with jax.numpy instead."),this.tokens.push({kind:e,text:n,column:this.column(),value:i})}readOperator(e){e==="//"&&this.refuse("an operator outside the grammar (\'//\')","Use / for a division."),!this.afterValue&&e!=="+"&&e!=="-"&&this.refuse(`${y(e)} where a value should stand`,Ee),this.add("operator",e)}readOpen(){let e=this.previous,n=e&&Re(e.text)?e.text:"";n||this.expectValue("("),this.open.length===50&&this.refuse(`more than ${50} parentheses inside one another`,"Write it with fewer."),this.open.push({column:this.column(),called:n}),this.add("open","(")}readClose(){let e=this.open[this.open.length-1];e===void 0&&this.refuse("\')\' that closes nothing","Write as many \'(\' as \')\'."),this.previous?.kind==="open"&&(e.called&&this.refuse(`${e.called}() without its argument`,`Write ${e.called}(x).`),this.refuse("empty parentheses","Put a value inside or leave them out.")),this.afterValue||this.refuse("\')\' where a value should stand",Ee),this.open.pop(),this.add("close",")")}refuseComma(){let e=this.open[this.open.length-1]?.called;return e&&this.refuse(`a second argument of ${e}`,"Every function takes one argument."),this.refuse("a comma","Write one expression, and 0.5 with a point.")}expectValue(e){let n=this.previous;if(!this.afterValue||n===void 0)return;let i=e==="("&&n.kind==="name"?`a call of ${y(n.text)}, which is no function,`:`${y(S(n.text))} and ${y(e)} side by side`;this.refuse(i,`Write ${y(S(n.text+"*"+e))} for a product.`)}number(e){let n=e.replaceAll("_",""),i=Number(n);return Math.abs(i)<=1e100||this.refuse(`the number ${y(S(e))}, beyond ${R(1e100)},`,"Scale the formula."),i===0&&/[1-9]/.test(n.split(/[eE]/)[0])&&this.refuse(`the number ${y(S(e))}, zero in float64,`,"Write 0 or scale the formula."),i}checkName(e){let n=this.text.slice(this.position+e.length),i=n3.test(n);if(o3(e)||vn(e)||Re(e)&&i)return;if(Re(e)&&this.refuse(`${y(e)} without its argument`,`Write ${e}(x).`),a3.has(e)){let s=e==="True"||e==="False"?"a boolean":"a word of the Python language";this.refuse(`${y(e)}, ${s},`,"A formula is made of numbers, names and operators only.")}if(/^x[0-9]+$/.test(e)){if(/^x[1-9][0-9]{0,2}$/.test(e)&&Number(e.slice(1))<=100)return;this.refuse(`the variable ${y(S(e))}`,`Number them x1 to x${100}.`)}(n[0]==="\'"||n[0]===\'"\')&&this.refuse(`a string (${e}${n[0]})`,re["\'"][1]);let a=this.position>0&&/[0-9]/.test(this.text[this.position-1]);(e==="j"||e==="J")&&a&&this.refuse("a complex number","Use real numbers.");let o=i?"function":"name";this.refuse(`unknown ${o} ${y(S(e))}`,r3(e,i))}};function r3(t,e){let n=e?[...q]:[...w,...Object.keys(B),...q],i;!e&&t.length<=4&&[...t].every(vn)?i=[[...t].join("*")]:Object.hasOwn(mn,t)||n.includes(t.toLowerCase())?i=[mn[t]??t.toLowerCase()]:i=oe(t,n,2,.6);let a=i.map(y).join(" or ");return a?`Did you mean ${a}?`:"Use only the names that are listed."}function s3(t){let e=re[t];if(e)return[`${e[0]} (${t})`,e[1]];let n=t.codePointAt(0);if(n<128)return[`the character ${y(t)}`,"Leave it out."];let i=t3[t]??t.normalize("NFKC");i3.test(t)&&(i=`**${i}`);let a=/^[\\x00-\\x7f]*$/.test(i);return[`the character \'${Me(n)}\'`,a?`Type ${y(i)} instead.`:"Only ASCII characters are read."]}function Ue(t){let e=ge(t,2e3);if(e>2e3)throw new E(`a formula of ${e.toLocaleString("en-US")} characters`,`at most ${2e3.toLocaleString("en-US")}`,"Pass a Python function written with jax.numpy instead.");let n=hn(t),i=new Le(t);new Ne(n,i).sum();let a=v3(t,n);for(let o of i.nodes)o.operation==="variable"&&(o.variable=a.indexOf(o.name));return{text:t,variables:a,nodes:i.nodes}}var l3={"+":"add","-":"subtract"},u3={"*":"multiply","/":"divide"},d3={"**":"power","^":"power"},Ne=class{constructor(e,n){this.tokens=e;this.builder=n}tokens;builder;place=0;operator(e){let n=this.tokens[this.place],i=n?.kind==="operator"?e[n.text]:void 0;return i&&(this.place+=1),i}sum(){let e=this.product();for(let n;n=this.operator(l3);)e=this.builder.binary(n,e,this.product());return e}product(){let e=this.signed();for(let n;n=this.operator(u3);)e=this.builder.binary(n,e,this.signed());return e}signed(){let e=[];for(let i=this.tokens[this.place];i.kind==="operator";i=this.tokens[this.place])this.place+=1,i.text==="-"&&e.push(i);let n=this.power();for(let i of e.reverse())n=this.builder.negative(i,n);return n}power(){let e=this.value(),n=this.operator(d3);return n?this.builder.binary(n,e,this.signed()):e}value(){let e=this.tokens[this.place];if(this.place+=1,e.kind==="number")return this.builder.number(e);if(e.kind==="name"&&this.tokens[this.place]?.kind==="open"){this.place+=1;let i=this.sum();return this.place+=1,this.builder.call(e,i)}if(e.kind==="name")return this.builder.name(e);let n=this.sum();return this.place+=1,{...n,outer:e.column}}},c3={sin:Math.sin,cos:Math.cos,tan:Math.tan,exp:Math.exp,log:Math.log,sqrt:Math.sqrt,abs:Math.abs,tanh:Math.tanh,sinh:Math.sinh,cosh:Math.cosh,arctan:Math.atan},m3={add:(t,e)=>t+e,subtract:(t,e)=>t-e,multiply:(t,e)=>t*e,divide:(t,e)=>t/e,power:(t,e)=>t**e},Le=class{constructor(e){this.text=e}text;nodes=[];degrees=[];towers=[];number(e){return this.add("number",[],"",e.value,e.column)}name(e){let n=B[e.text];return n===void 0?this.add("variable",[],e.text,null,e.column):this.add("number",[],"",n,e.column)}call(e,n){let i=this.nodes[n.node].value,a=i===null?null:c3[e.text](i);return this.add("call",[n.node],e.text,a,e.column)}negative(e,n){let i=this.nodes[n.node].value;return this.add("negative",[n.node],"",i===null?null:-i,e.column)}binary(e,n,i){let a=this.nodes[n.node].value,o=this.nodes[i.node].value,s=Math.max(this.degrees[n.node],this.degrees[i.node]),r=this.towers[n.node]||this.towers[i.node];e==="divide"&&o===0&&C(this.text,"a division by zero","Divide by something else.",i.begin),e==="power"&&(s=Math.max(s,this.degreeOfPower(n,i)),r||=o===null);let l=a===null||o===null?null:m3[e](a,o);return this.add(e,[n.node,i.node],"",l,n.outer,s,r)}add(e,n,i,a,o,s=Math.max(1,...n.map(l=>this.degrees[l])),r=n.some(l=>this.towers[l])){return a!==null&&!(Math.abs(a)<=1e100)&&C(this.text,`a constant part that is not a real number of at most ${R(1e100)}`,"Correct that part or scale the formula.",o),this.nodes.push({operation:e,inputs:n,name:i,variable:-1,value:a}),this.degrees.push(s),this.towers.push(r),{node:this.nodes.length-1,begin:o,outer:o}}degreeOfPower(e,n){let i=this.nodes[n.node].value;if(i===null)return this.towers[n.node]&&C(this.text,"a variable exponent inside an exponent","Keep exponents free of powers such as 2**x.",n.begin),1;Math.abs(i)<=64||C(this.text,`the exponent ${R(i)}`,`Keep exponents between -${R(64)} and ${R(64)}.`,n.begin);let a=this.degrees[e.node]*Math.max(1,Math.abs(i));return a>256&&C(this.text,`powers of powers whose exponents multiply to ${R(a)}`,`Keep that product at ${R(256)} or below.`,n.begin),a}};function v3(t,e){let n=e.filter(a=>w.includes(a.text)),i=e.filter(a=>/^x[0-9]+$/.test(a.text));if(n[0]&&i[0]){let a=n[0].column>i[0].column?n[0]:i[0];C(t,`${y(n[0].text)} and ${y(i[0].text)} mixed`,"Use either x, y, z or x1, x2, x3 throughout.",a.column)}if(n.length>0){let a=Math.max(...n.map(o=>w.indexOf(o.text)));return w.slice(0,a+1)}if(i.length>0){let a=Math.max(...i.map(o=>Number(o.text.slice(1))));return Array.from({length:a},(o,s)=>`x${s+1}`)}throw new E(`formula ${y(S(t))} without a variable`,G,"A constant is no landscape; use x, y or x1, x2.")}var pn={landscapes:{beale:{formula:"(1.5 - x + x*y)**2 + (2.25 - x + x*y**2)**2 + (2.625 - x + x*y**3)**2",source:"Beale (1958), On an iterative method for finding a local minimum of a function of more than one variable, Princeton University; start as in Mor\\xE9, Garbow, Hillstrom (1981)",box:[[-4.5,4.5],[-4.5,4.5]],start:[1,1],critical_points:[{location:[3,.5],value:0,eigenvalues:[.3014636465222471,48.979786353477756],kind:"MINIMUM",index:0},{location:[.10053793732415836,-2.644513585023125],value:9.86451228475556,eigenvalues:[-.7810271726932424,867.7521793329279],kind:"STRICT_SADDLE",index:1},{location:[0,1],value:14.203125,eigenvalues:[-27.75,27.75],kind:"STRICT_SADDLE",index:1}]},bowl:{formula:"x**2 + 2*y**2",source:"a convex quadratic: its one minimum is global",box:[[-2,2],[-2,2]],start:[1.5,1],critical_points:[{location:[0,0],value:0,eigenvalues:[2,4],kind:"MINIMUM",index:0}]},castera:{formula:"x**4 - 4*x**2 + y**2",source:"Castera (2021), Inertial Newton Algorithms Avoiding Strict Saddle Points, arXiv 2111.04596; x and y are its theta1 and theta2",box:[[-2.5,2.5],[-2,2]],start:[1e-6,1],critical_points:[{location:[-1.4142135623730951,0],value:-4,eigenvalues:[2,16],kind:"MINIMUM",index:0},{location:[1.4142135623730951,0],value:-4,eigenvalues:[2,16],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[-8,2],kind:"STRICT_SADDLE",index:1}]},dauphin:{formula:"5*x**2 - y**2",source:"Dauphin et al. (2014), Identifying and attacking the saddle point problem, NeurIPS, arXiv 1406.2572, figure 2",box:[[-2,2],[-2,2]],start:[1,1e-4],critical_points:[{location:[0,0],value:0,eigenvalues:[-2,10],kind:"STRICT_SADDLE",index:1}]},double_well:{formula:"(x**2 - 1)**2 + y**2",source:"the textbook double well: two minima joined by a saddle",box:[[-2,2],[-2,2]],start:[1e-6,1],critical_points:[{location:[-1,0],value:0,eigenvalues:[2,8],kind:"MINIMUM",index:0},{location:[1,0],value:0,eigenvalues:[2,8],kind:"MINIMUM",index:0},{location:[0,0],value:1,eigenvalues:[-4,2],kind:"STRICT_SADDLE",index:1}]},himmelblau:{formula:"(x**2 + y - 11)**2 + (x + y**2 - 7)**2",source:"Himmelblau (1972), Applied Nonlinear Programming, McGraw-Hill",box:[[-5,5],[-5,5]],start:[-.1894994059199377,-1.4371005735087594],critical_points:[{location:[3,2],value:0,eigenvalues:[25.715728752538098,82.2842712474619],kind:"MINIMUM",index:0},{location:[-2.805118086952745,3.131312518250573],value:0,eigenvalues:[64.8403727706842,80.55007177893319],kind:"MINIMUM",index:0},{location:[-3.779310253377747,-3.2831859912861696],value:0,eigenvalues:[70.71435474424425,133.78561521306708],kind:"MINIMUM",index:0},{location:[3.5844283403304917,-1.8481265269644036],value:0,eigenvalues:[28.690677156755243,105.41890833631605],kind:"MINIMUM",index:0},{location:[3.385154183607021,.07385187983774928],value:13.31192627040559,eigenvalues:[-14.135178485450488,97.5478781026018],kind:"STRICT_SADDLE",index:1},{location:[.08667750455539636,2.884254701174776],value:67.71915008752615,eigenvalues:[-31.706622362774343,75.507609238232],kind:"STRICT_SADDLE",index:1},{location:[-3.0730257507643897,-.08135304428796751],value:104.0151629175581,eigenvalues:[-39.65149625621665,72.43524806811875],kind:"STRICT_SADDLE",index:1},{location:[-.12796134673068008,-1.9537149802445763],value:178.33723920192747,eigenvalues:[-50.610239320365764,20.284049975935076],kind:"STRICT_SADDLE",index:1},{location:[-.2708445906673476,-.9230385564799815],value:181.6165215225827,eigenvalues:[-45.60522929278952,-16.066019667290867],kind:"MAXIMUM",index:2}]},lee:{formula:"x**2/2 + y**4/4 - y**2/2",source:"Lee, Simchowitz, Jordan, Recht (2016), Gradient Descent Only Converges to Minimizers, COLT, arXiv 1602.04915",box:[[-2,2],[-2,2]],start:[1,1e-6],critical_points:[{location:[0,-1],value:-.25,eigenvalues:[1,2],kind:"MINIMUM",index:0},{location:[0,1],value:-.25,eigenvalues:[1,2],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[-1,1],kind:"STRICT_SADDLE",index:1}]},monkey:{formula:"x**3 - 3*x*y**2",source:"the monkey saddle, flat to second order; Dauphin et al. (2014), arXiv 1406.2572, figure 2",box:[[-2,2],[-2,2]],start:[.1,.05],critical_points:[{location:[0,0],value:0,eigenvalues:[0,0],kind:"DEGENERATE",index:0}]},monkey_confined:{formula:"x**3 - 3*x*y**2 + (x**2 + y**2)**2/8",source:"ours: the monkey saddle with walls, so that every way down ends in one of three minima",box:[[-8,8],[-8,8]],start:[.1,0],critical_points:[{location:[-6,0],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[3,-5.196152422706632],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[3,5.196152422706632],value:-54,eigenvalues:[18,54],kind:"MINIMUM",index:0},{location:[0,0],value:0,eigenvalues:[0,0],kind:"DEGENERATE",index:0}]},rastrigin:{formula:"20 + x**2 - 10*cos(2*pi*x) + y**2 - 10*cos(2*pi*y)",source:"Rastrigin (1974), Systems of Extremal Control, Nauka; in two dimensions",box:[[-5.12,5.12],[-5.12,5.12]],start:[-.5025457903483741,.24620630054883008],critical_points:[{location:[0,0],value:0,eigenvalues:[396.78417604357435,396.78417604357435],kind:"MINIMUM",index:0},{location:[-.9949586376523348,0],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-.9949586376523348],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,.9949586376523348],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[.9949586376523348,0],value:.9949590570932916,eigenvalues:[396.5861378338349,396.78417604357435],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,.9949586376523348],value:1.9899181141865832,eigenvalues:[396.5861378338349,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,0],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-1.9899122337085497],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,1.9899122337085497],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[1.9899122337085497,0],value:3.979831190554088,eigenvalues:[395.99142996741233,396.78417604357435],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,1.9899122337085497],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[1.9899122337085497,.9949586376523348],value:4.9747902476473795,eigenvalues:[395.99142996741233,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,1.9899122337085497],value:7.959662381108176,eigenvalues:[395.99142996741233,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,0],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-2.984855701039481],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,2.984855701039481],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[2.984855701039481,0],value:8.954601241487012,eigenvalues:[394.99826380556465,396.78417604357435],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,2.984855701039481],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[2.984855701039481,-.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[2.984855701039481,.9949586376523348],value:9.949560298580304,eigenvalues:[394.99826380556465,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,2.984855701039481],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[2.984855701039481,-1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[2.984855701039481,1.9899122337085497],value:12.934432432041099,eigenvalues:[394.99826380556465,395.99142996741233],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,0],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-3.9797838603007536],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,3.9797838603007536],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[3.9797838603007536,0],value:15.91924379246153,eigenvalues:[393.60362821122555,396.78417604357435],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,3.9797838603007536],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[3.9797838603007536,.9949586376523348],value:16.914202849554822,eigenvalues:[393.60362821122555,396.5861378338349],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,2.984855701039481],value:17.909202482974024,eigenvalues:[394.99826380556465,394.99826380556465],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,3.9797838603007536],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[3.9797838603007536,1.9899122337085497],value:19.89907498301562,eigenvalues:[393.60362821122555,395.99142996741233],kind:"MINIMUM",index:0},{location:[-.5025460365546747,0],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-.5025460365546747],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,.5025460365546747],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,0],value:20.251272990990113,eigenvalues:[-392.7336623081164,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,.9949586376523348],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,.5025460365546747],value:21.246232048083407,eigenvalues:[-392.7336623081164,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,0],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-1.5076407318703584],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,1.5076407318703584],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,0],value:22.261458884805922,eigenvalues:[-392.3293178915282,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,1.5076407318703584],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,.9949586376523348],value:23.256417941899215,eigenvalues:[-392.3293178915282,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,1.9899122337085497],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,.5025460365546747],value:24.2311041815442,eigenvalues:[-392.7336623081164,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,0],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,-4.974691390895051],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[0,4.974691390895051],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[4.974691390895051,0],value:24.87372293454223,eigenvalues:[391.8032433161297,396.78417604357435],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,3.9797838603007536],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[3.9797838603007536,2.984855701039481],value:24.87384503394854,eigenvalues:[393.60362821122555,394.99826380556465],kind:"MINIMUM",index:0},{location:[-4.974691390895051,-.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-4.974691390895051,.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,-4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-.9949586376523348,4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,-4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[.9949586376523348,4.974691390895051],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[4.974691390895051,-.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[4.974691390895051,.9949586376523348],value:25.86868199163552,eigenvalues:[391.8032433161297,396.5861378338349],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,1.9899122337085497],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,1.5076407318703584],value:26.24129007536001,eigenvalues:[-392.3293178915282,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,0],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-2.512743318200085],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,2.512743318200085],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,0],value:26.28184117751223,eigenvalues:[-391.51937417311717,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,2.512743318200085],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,.9949586376523348],value:27.276800234605524,eigenvalues:[-391.51937417311717,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-4.974691390895051,1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,-4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-1.9899122337085497,4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,-4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[1.9899122337085497,4.974691390895051],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[4.974691390895051,-1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[4.974691390895051,1.9899122337085497],value:28.853554125096316,eigenvalues:[391.8032433161297,395.99142996741233],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,2.984855701039481],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,.5025460365546747],value:29.205874232477125,eigenvalues:[-392.7336623081164,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,2.512743318200085],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,1.9899122337085497],value:30.261672368066318,eigenvalues:[-391.51937417311717,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,2.984855701039481],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,1.5076407318703584],value:31.216060126292934,eigenvalues:[-392.3293178915282,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,3.9797838603007536],value:31.83848758492306,eigenvalues:[393.60362821122555,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.517859138170441,0],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-3.517859138170441],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,3.517859138170441],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,0],value:32.312440977260394,eigenvalues:[-390.30130182169836,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,3.517859138170441],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,.9949586376523348],value:33.307400034353684,eigenvalues:[-390.30130182169836,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-4.974691390895051,2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,-4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[2.984855701039481,4.974691390895051],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[4.974691390895051,-2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[4.974691390895051,2.984855701039481],value:33.82832417602924,eigenvalues:[391.8032433161297,394.99826380556465],kind:"MINIMUM",index:0},{location:[-2.984855701039481,-2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,2.984855701039481],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,2.512743318200085],value:35.236442418999246,eigenvalues:[-391.51937417311717,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,3.9797838603007536],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,.5025460365546747],value:36.170516783451646,eigenvalues:[-392.7336623081164,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,3.517859138170441],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,1.9899122337085497],value:36.29227216781448,eigenvalues:[-390.30130182169836,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,3.9797838603007536],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,1.5076407318703584],value:38.180702677267455,eigenvalues:[-392.3293178915282,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,0],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,-4.522993659584519],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[0,4.522993659584519],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,0],value:40.35329019383896,eigenvalues:[-388.67125722215343,396.78417604357435],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[.5025460365546747,.5025460365546747],value:40.50254598198023,eigenvalues:[-392.7336623081164,-392.7336623081164],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-4.974691390895051,3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,-4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.9797838603007536,4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,-4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[3.9797838603007536,4.974691390895051],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[4.974691390895051,-3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[4.974691390895051,3.9797838603007536],value:40.79296672700376,eigenvalues:[391.8032433161297,393.60362821122555],kind:"MINIMUM",index:0},{location:[-3.517859138170441,-2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,3.517859138170441],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,2.984855701039481],value:41.267042218747406,eigenvalues:[-390.30130182169836,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,-4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-.9949586376523348,4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,-4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[.9949586376523348,4.522993659584519],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,.9949586376523348],value:41.34824925093225,eigenvalues:[-388.67125722215343,396.5861378338349],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,3.9797838603007536],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,2.512743318200085],value:42.20108496997376,eigenvalues:[-391.51937417311717,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[.5025460365546747,1.5076407318703584],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,.5025460365546747],value:42.512731875796035,eigenvalues:[-392.7336623081164,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,-4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.9899122337085497,4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,-4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[1.9899122337085497,4.522993659584519],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,1.9899122337085497],value:44.333121384393046,eigenvalues:[-388.67125722215343,395.99142996741233],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,1.5076407318703584],value:44.522917769611844,eigenvalues:[-392.3293178915282,-392.3293178915282],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,-4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-.5025460365546747,4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,-4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[.5025460365546747,4.974691390895051],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,.5025460365546747],value:45.124995925532346,eigenvalues:[-392.7336623081164,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[.5025460365546747,2.512743318200085],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,.5025460365546747],value:46.533114168502344,eigenvalues:[-392.7336623081164,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,-4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-1.5076407318703584,4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,-4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[1.5076407318703584,4.974691390895051],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,1.5076407318703584],value:47.13518181934815,eigenvalues:[-392.3293178915282,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,3.9797838603007536],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,3.517859138170441],value:48.23168476972192,eigenvalues:[-390.30130182169836,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,2.512743318200085],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,1.5076407318703584],value:48.54330006231815,eigenvalues:[-392.3293178915282,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,-4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-2.984855701039481,4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,-4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[2.984855701039481,4.522993659584519],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,2.984855701039481],value:49.30789143532597,eigenvalues:[-388.67125722215343,394.99826380556465],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[-4.974691390895051,4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[4.974691390895051,-4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[4.974691390895051,4.974691390895051],value:49.74744586908446,eigenvalues:[391.8032433161297,391.8032433161297],kind:"MINIMUM",index:0},{location:[-4.974691390895051,-2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,-4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[2.512743318200085,4.974691390895051],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,2.512743318200085],value:51.15556411205446,eigenvalues:[-391.51937417311717,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-2.512743318200085,-2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[2.512743318200085,2.512743318200085],value:52.56368235502446,eigenvalues:[-391.51937417311717,-391.51937417311717],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[.5025460365546747,3.517859138170441],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,.5025460365546747],value:52.56371396825051,eigenvalues:[-392.7336623081164,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,3.517859138170441],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,1.5076407318703584],value:54.57389986206631,eigenvalues:[-392.3293178915282,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,-4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-3.9797838603007536,4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,-4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[3.9797838603007536,4.522993659584519],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,3.9797838603007536],value:56.27253398630049,eigenvalues:[-388.67125722215343,393.60362821122555],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,-3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,-4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[3.517859138170441,4.974691390895051],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,3.517859138170441],value:57.18616391180262,eigenvalues:[-390.30130182169836,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-3.517859138170441,-2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,-3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[2.512743318200085,3.517859138170441],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,2.512743318200085],value:58.59428215477263,eigenvalues:[-391.51937417311717,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,-4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-.5025460365546747,4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[.5025460365546747,-4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[.5025460365546747,4.522993659584519],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,.5025460365546747],value:60.604563184829075,eigenvalues:[-392.7336623081164,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,-4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-1.5076407318703584,4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,-4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[1.5076407318703584,4.522993659584519],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,1.5076407318703584],value:62.61474907864488,eigenvalues:[-392.3293178915282,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[3.517859138170441,3.517859138170441],value:64.62488195452079,eigenvalues:[-390.30130182169836,-390.30130182169836],kind:"MAXIMUM",index:2},{location:[-4.974691390895051,-4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.974691390895051,4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,-4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.522993659584519,4.974691390895051],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,-4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[4.974691390895051,4.522993659584519],value:65.22701312838119,eigenvalues:[-388.67125722215343,391.8032433161297],kind:"STRICT_SADDLE",index:1},{location:[-4.522993659584519,-2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,-4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-2.512743318200085,4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[2.512743318200085,-4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[2.512743318200085,4.522993659584519],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,2.512743318200085],value:66.63513137135119,eigenvalues:[-391.51937417311717,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,-4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-3.517859138170441,4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[3.517859138170441,-4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[3.517859138170441,4.522993659584519],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,3.517859138170441],value:72.66573117109935,eigenvalues:[-390.30130182169836,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,-4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[-4.522993659584519,4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,-4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2},{location:[4.522993659584519,4.522993659584519],value:80.70658038767792,eigenvalues:[-388.67125722215343,-388.67125722215343],kind:"MAXIMUM",index:2}]},rosenbrock:{formula:"(1 - x)**2 + 100*(y - x**2)**2",source:"Rosenbrock (1960), An automatic method for finding the greatest or least value of a function, The Computer Journal 3; its start",box:[[-2,2],[-1,3]],start:[-1.2,1],critical_points:[{location:[1,1],value:0,eigenvalues:[.39936076748763305,1001.6006392325123],kind:"MINIMUM",index:0}]},saddle:{formula:"x**2 - y**2",source:"the textbook saddle; from (1, 1e-6) as in the animations after A. Radford (2014), whose settings were never published: a re-creation",box:[[-2,2],[-2,2]],start:[1,1e-6],critical_points:[{location:[0,0],value:0,eigenvalues:[-2,2],kind:"STRICT_SADDLE",index:1}]},valley:{formula:"y**2",source:"a valley that is flat along x: every point of the axis y = 0 is a global minimum and critical; the origin stands for them all",box:[[-2,2],[-2,2]],start:[1,1],critical_points:[{location:[0,0],value:0,eigenvalues:[0,2],kind:"DEGENERATE",index:0}]},xy:{formula:"x*y",source:"the saddle met by gradient descent in pennylane-pq issue 6: the sum contracts, the difference grows",box:[[-2,2],[-2,2]],start:[1,.999999],critical_points:[{location:[0,0],value:0,eigenvalues:[-1,1],kind:"STRICT_SADDLE",index:1}]}}};var le=pn.landscapes,gn=Object.keys(le),se=new Map;function j(t){let e=We(t),n=se.get(e);if(n)return n;let i=f3(e);return se.size>=64&&se.clear(),se.set(e,i),i}function f3(t){if(Object.hasOwn(le,t)){let a=le[t];return{text:t,formula:Ue(a.formula),named:!0,source:a.source,box:a.box,start:a.start,known:a.critical_points}}let e=/^[A-Za-z_][A-Za-z0-9_]*$/.test(t),n=w.includes(t)||/^x[0-9]+$/.test(t);if(e&&!n||Object.hasOwn(le,t.toLowerCase().replace(/[ \\t\\r\\n\\f\\v-]+/g,"_"))){let a=oe(t,gn,3,.5),o=a.length>0?`Did you mean ${a.map(y).join(" or ")}?`:"Choose one of the accepted names.";throw new O(`unknown landscape ${y(S(t))}`,gn.join(", "),`${o} A formula such as \'x**2 - y**2\' works too.`)}let i=Ue(t);if(i.variables.length>2)throw new O(`a formula of ${i.variables.length} variables`,"one or two: x and y, or x1 and x2","The page draws a surface over a plane.");return{text:t,formula:i,named:!1,source:"typed",box:null,start:null,known:null}}function Mn(t,e,n){let i=W(t),a=Array.from({length:n},()=>new Float64Array(i)),o=(s,r)=>{a.forEach((l,c)=>{l[s]=r[c]})};if(t.kind==="points")t.points.forEach((s,r)=>o(r,s));else if(t.kind==="line"){let{from:s,to:r}=t;for(let l=0;l<i;l++){let c=i>1?l/(i-1):0;o(l,[s[0]+c*(r[0]-s[0]),s[1]+c*(r[1]-s[1])])}}else{let s=new T(e,"start",N(n)),r=new Float64Array(n);for(let l=0;l<i;l++)t.radius>0&&s.normals(l,0,r),o(l,Array.from(r,(c,u)=>t.center[u]+t.radius*c))}return a}function xn(t){return t.kind==="points"?t.points[0]:t.kind==="line"?t.from:t.center}function bn(t,e,n){if(t.nDims!==2)return[];let i=t.criticalPoints.map((o,s)=>({point:o,saddle:s})).filter(({point:o})=>o.kind==="STRICT_SADDLE"&&o.index===1);return(i.length<=8?i:i.filter(({point:o})=>o===e?.point)).flatMap(({point:o,saddle:s})=>{let r=(c,u)=>[1,-1].map(d=>p3(n,t.box,o.location,[d*c[0],d*c[1]],u)),l=[];return o.eigenvalues[1]>0&&l.push({saddle:s,kind:"stable",branches:r(o.eigenvectors[1],1)}),l.push({saddle:s,kind:"unstable",branches:r(o.eigenvectors[0],-1)}),l})}function p3(t,e,n,i,a){let o=Math.hypot(e[0][1]-e[0][0],e[1][1]-e[1][0]),s=([m,h])=>[m,h].every((f,M)=>{let[g,p]=e[M],b=.05*(p-g);return f>=g-b&&f<=p+b}),r=[n[0]+1e-5*o*i[0],n[1]+1e-5*o*i[1]],[l,c]=[[n[0]],[n[1]]],u=.005*o,d=u-1e-5*o,v=r;for(let m of g3(t,r,a,o)){for(;d<=m.length;d+=u){let[h,f]=b3(m,d/m.length);l.push(h),c.push(f)}if(d-=m.length,v=m.to,!s(v))break}return l.push(v[0]),c.push(v[1]),[Float64Array.from(l),Float64Array.from(c)]}function*g3(t,e,n,i){let a=t.n+6e4,o=u=>{let[d,v]=t.look(u).gradient,m=n*Math.hypot(d,v);return{along:[d/m,v/m],size:m}},[s,r]=[e,o(e)],l=.005*i,c=yn(t,s);for(let u=0;u<4*i&&t.n<a&&l>=1e-8*i;){let{to:d,there:v,error:m}=y3(s,r.along,M3(c,r),l,o),h=.8*(2e-6*i/m)**(1/3);if(m<=2e-6*i){yield{from:s,to:d,length:l,slopes:[r.along,v.along]},u+=l;let f=r.along[0]*v.along[0]+r.along[1]*v.along[1]<0;if([s,r,c]=[d,v,yn(t,d)],f&&u>.001*i&&!(x3(c,r)>1e-4*i))return}l*=h>.2?Math.min(h,5):.2,l=Math.min(l,.05*i)}}function yn(t,e){let n=t.hessian(e);return[n(0,0),n(1,0),n(1,1)]}function M3([t,e,n],{along:[i,a],size:o}){return[(i*e-a*t)/o,(i*n-a*e)/o]}function x3([t,e,n],{along:[i,a],size:o}){return Math.hypot(n*i-e*a,t*a-e*i)*Math.abs(o/(t*n-e*e))}function y3(t,e,n,i,a){let o=1/(2+Math.SQRT2),[s,r]=[-e[1],e[0]],l=1-i*o*(n[0]*s+n[1]*r),c=([p,b])=>{let x=i*o*(n[0]*p+n[1]*b)/l;return[p+x*s,b+x*r]},u=c(e),d=a(ue(t,.5*i,u)).along,v=ue(c(ue(d,-1,u)),1,u),m=ue(t,i,v),h=6+Math.SQRT2,f=a(m),M=[0,1].map(p=>f.along[p]-h*(v[p]-d[p])-2*(u[p]-e[p])),g=c(M);return{to:m,there:f,error:i/6*Math.hypot(u[0]-2*v[0]+g[0],u[1]-2*v[1]+g[1])}}var ue=(t,e,n)=>[t[0]+e*n[0],t[1]+e*n[1]];function b3({from:t,to:e,length:n,slopes:[i,a]},o){let s=r=>t[r]+o*o*(3-2*o)*(e[r]-t[r])+n*o*(1-o)*((1-o)*i[r]-o*a[r]);return[s(0),s(1)]}var Fe=1e-8,k3=1e-10,kn=1e-4,I3=.01,S3=[21,30,43,60],T3=1e7,A3=.001,D3=150;function de(t){if(!t.every(Number.isFinite))return"UNDECIDED";let e=Fe*Math.max(...t.map(Math.abs)),n=t.filter(a=>a<-e).length,i=t.filter(a=>a>e).length;return n===t.length?"MAXIMUM":n>0?"STRICT_SADDLE":i===t.length?"MINIMUM":"DEGENERATE"}function Sn(t){let e=Fe*Math.max(...t.map(Math.abs));return t.filter(n=>n<-e).length}function ce(t,e,n=1/0){return new Pe(t,e).run(n)}var Pe=class{constructor(e,n){this.f=e;this.box=n;this.middle=n.map(([i,a])=>.5*(i+a)),this.diagonal=I(n.map(([i,a])=>a-i)),this.end=e.n+T3}f;box;middle;diagonal;scale=Number.NaN;end;run(e){let n=[],i=[];for(let a of S3){let o=[this.middle,...this.grid(a)];if(Number.isNaN(this.scale)){let r=o.map(l=>I(this.f.look(l).gradient)).filter(Number.isFinite);if(this.scale=w3(r),!(this.scale>0))return[]}let s=n.length+i.length;for(let r of o){if(this.f.n>this.end||n.length>e)break;let l=this.newton(r,100,d=>this.isKnown(d,n,i));if(l===null||!this.isCritical(l)||l.some((d,v)=>d<this.box[v][0]||d>this.box[v][1]))continue;let c=l.map(d=>Math.abs(d)<1e-12*this.diagonal?0:d);E3(this.eigenvalues(c))?i.length<D3&&In(i,c,I3*this.diagonal):In(n,c,kn*this.diagonal)}if(n.length+i.length===s||this.f.n>this.end||n.length>e)break}return[...n,...this.oneOfEach(i)].map(a=>this.described(a)).sort(R3)}grid(e){let n=this.box.map(([i,a])=>_3(i,a,this.box.length===1?e*e:e));return n.length===1?n[0].map(i=>[i]):n[0].flatMap(i=>n[1].map(a=>[i,a]))}described(e){return{location:e,value:this.f.look(e).value,eigenvalues:this.eigenvalues(e)}}newtonStep(e){let{gradient:n}=this.f.look(e),i=this.f.eigenpairs(e),a=e.map(()=>0);if(!(n.every(Number.isFinite)&&i.every(({value:r})=>Number.isFinite(r))))return a;let s=1e-13*Math.max(...i.map(({value:r})=>Math.abs(r)));for(let{value:r,vector:l}of i){if(Math.abs(r)<=s)continue;let c=l.reduce((u,d,v)=>u+d*n[v],0);l.forEach((u,d)=>{a[d]-=u*c/r})}return a}isKnown(e,n,i){let a=(o,s)=>o.some(r=>Math.abs(r[0]-e[0])<=s&&L(r,e)<=s);return a(n,kn*this.diagonal)||a(i,A3*this.diagonal)}newton(e,n,i){let a=e,o=I(this.f.look(a).gradient);for(let s=0;s<n&&o>0;s++){let r=this.newtonStep(a),l=Math.min(1,.1*this.diagonal/Math.max(I(r),1e-300));r=r.map(u=>u*l);let c=!1;for(let u=0;u<6&&!c;u++){let d=a.map((m,h)=>m+r[h]),v=I(this.f.look(d).gradient);v<o?[a,o,c]=[d,v,!0]:r=r.map(m=>.5*m)}if(!c)break;if(i?.(a))return null}return a}isCritical(e){let n=this.f.look(e);if(!(I(n.gradient)<=k3*this.scale)||!Number.isFinite(n.value)||!(I(this.newtonStep(e))<=1e-4*this.diagonal))return!1;let i=this.f.hessian(e),a=e.map((s,r)=>I(e.map((l,c)=>i(r,c))));if(!a.every(Number.isFinite))return!1;let o=1e-7*this.diagonal;return e.every((s,r)=>{let l=2*o*a[r]+.001*this.scale;return[-o,o].every(c=>{let u=e.map((d,v)=>v===r?d+c:d);return I(this.f.look(u).gradient)<=l})})}eigenvalues(e){let n=64*Number.EPSILON*this.scale;return this.f.eigenpairs(e).map(({value:a,vector:o})=>{let s=Math.abs(a),r=Math.min(n/Math.max(s,1e-300),.001*this.diagonal);return[-r,r].some(c=>{let u=this.f.hessian(e.map((v,m)=>v+c*o[m])),d=0;return o.forEach((v,m)=>{o.forEach((h,f)=>{d+=v*h*u(m,f)})}),Math.abs(d-a)>.5*s})?0:a}).sort((a,o)=>a-o)}oneOfEach(e){let n=e.map((a,o)=>o),i=Math.min(6,e.length-1);return e.forEach((a,o)=>{let s=e.map((r,l)=>({j:l,gap:L(a,r)})).filter(({j:r})=>r!==o).sort((r,l)=>r.gap-l.gap).slice(0,i);for(let{j:r,gap:l}of s){if(!(l<.1*this.diagonal))continue;let c=a.map((m,h)=>.5*(m+e[r][h])),u=this.newton(c,30);if(!this.isCritical(u)||!(L(u,c)<.25*l))continue;let[d,v]=[Math.min(n[o],n[r]),Math.max(n[o],n[r])];n.forEach((m,h)=>{m===v&&(n[h]=d)})}}),[...new Set(n)].map(a=>e.filter((o,s)=>n[s]===a).reduce((o,s)=>L(s,this.middle)<L(o,this.middle)?s:o))}};function E3(t){let e=t.map(Math.abs);return Math.min(...e)<=Fe*Math.max(...e)}function In(t,e,n){t.some(i=>L(i,e)<=n)||t.push(e)}function R3(t,e){if(t.value!==e.value)return t.value-e.value;let n=t.location.findIndex((i,a)=>i!==e.location[a]);return n<0?0:t.location[n]-e.location[n]}function _3(t,e,n){return Array.from({length:n},(i,a)=>t+(e-t)*a/(n-1))}function w3(t){let e=[...t].sort((i,a)=>i-a),n=e.length/2;return e.length===0?Number.NaN:e.length%2?e[Math.floor(n)]:.5*(e[n-1]+e[n])}var me=[[-2,2],[-2,2]],Tn=20;function An(t){let e=j(t.landscape),n=new P(e.formula),i=N3(e,n,t.box),a=F3(i,xn(t.starts));return{...i,reference:a,manifolds:bn(i,a,n)}}var C3=16,Q=new Map;function N3(t,e,n){let i=JSON.stringify([t.text,n]),a=Q.get(i);if(a)return a;let{box:o,found:s}=L3(t,e,n),r={landscape:t.text,formula:t.formula.text,named:t.named,nDims:e.nDims,box:o,criticalPoints:s.map(l=>U3(l,e))};return Q.size>=C3&&Q.delete(Q.keys().next().value),Q.set(i,r),r}var F=(t,e)=>t.slice(0,e);function Oe(t){return Math.hypot(...F(t.box,t.nDims).map(([e,n])=>n-e))}function L3(t,e,n){if(t.known)return{box:n??t.box,found:t.known};if(n)return{box:n,found:ce(e,F(n,e.nDims))};let i=me.map(([r,l])=>[5*r,5*l]),a=ce(e,F(i,e.nDims),Tn);if(a.length===0||a.length>Tn)return{box:me,found:ce(e,F(me,e.nDims))};let[o,s]=me.map(([,r],l)=>Math.max(r,1.25*Math.max(...a.map(({location:c})=>Math.abs(c[l]??0)))));return{box:[[-o,o],[-s,s]],found:a}}function U3(t,e){let i=e.eigenpairs(t.location).map(({vector:o})=>P3(o)),{eigenvalues:a}=t;return{location:[t.location[0],t.location[1]??0],value:t.value,eigenvalues:[a[0],a[1]??a[0]],eigenvectors:[i[0],i[1]??i[0]],kind:de(a),index:Sn(a)}}function P3(t){let n=(Math.abs(t[0])>=Math.abs(t[1]??0)?t[0]:t[1])<0?-1:1;return[n*t[0],n*(t[1]??0)]}function Xe(t,e,n){let i=t[0];if(!i)return null;let a=1/0;for(let o of t){let[s,r]=[e-o.location[0],n-o.location[1]],l=s*s+r*r;l<a&&([i,a]=[o,l])}return{point:i,distance:Math.hypot(e-i.location[0],n-i.location[1])}}function F3(t,e){let{nDims:n}=t,i=[e[0],n===2?e[1]:0],a=Xe(t.criticalPoints,...i);if(a===null||a.point.kind==="MINIMUM")return null;let{point:o}=a,s=t.criticalPoints.filter(d=>d!==o).map(d=>L(d.location,o.location)),r=F(t.box,n).map(([d,v])=>v-d),l=.5*Math.min(.5*Math.min(...r),...s),c=o.eigenvectors.slice(0,Math.min(o.index,n)),u={point:o,radius:l,escapeDirections:c};return $e(u,i)<l?u:null}function $e({point:t,escapeDirections:e},n){let i=n[0]-t.location[0],a=n[1]-t.location[1];if(e.length===0)return Math.hypot(i,a);let[[o,s],r]=[e[0],e[1]],l=o*i+s*a;return r?Math.hypot(l,r[0]*i+r[1]*a):Math.abs(l)}var ee=3.8414588206941254;function Dn(t,e){if(e===0)return{value:0,low:0,high:1};let n=t/e,i=(n+ee/(2*e))/(1+ee/e),o=Math.sqrt(ee*(n*(1-n)+ee/(4*e))/e)/(1+ee/e);return{value:n,low:Math.max(0,i-o),high:Math.min(1,i+o)}}function En(t,e){let n=Float64Array.from(t).sort(),i=[],a=[],o=1;for(let s=0;s<n.length;){let r=s;for(;r<n.length&&n[r]===n[s];)r+=1;o*=1-(r-s)/(e-s),i.push(n[s]),a.push(o),s=r}return{steps:Float32Array.from(i),share:Float32Array.from(a)}}var O3=.02,X3=100,$3=1e-6,D=2147483647,ve=class{constructor(e,n,i){this.place=e;this.starts=n;let a=n[0].length,o=()=>new Int32Array(a).fill(D);this.marks={escaped:o(),climbed:o(),fallen:o(),outside:o(),notFinite:o()},this.watch=this.watcher(i)}place;starts;watch;marks;watcher(e){let{place:n,marks:i}=this,a=F(n.box,n.nDims).map(([r,l])=>.5*(r+l)),o=X3*Oe(n),s=this.escapeTest();return(r,l,c)=>{let[u,d]=[l[0],l[1]],v=u.length;for(let m=0;m<v;m++){let[h,f,M]=[u[m],d?d[m]:0,c[m]],g=Number.isFinite(h)&&Number.isFinite(f);if(!g&&i.notFinite[m]===D&&(i.notFinite[m]=r),g&&!Number.isFinite(M)&&i.outside[m]===D&&(i.outside[m]=r),Math.abs(h-a[0])>o||d&&Math.abs(f-a[1])>o){let p=M<=e?i.fallen:i.climbed;p[m]===D&&(p[m]=r)}s&&i.escaped[m]===D&&s(h,f,M)&&(i.escaped[m]=r)}}}escapeTest(){let{reference:e}=this.place;if(e===null)return null;let{point:n,radius:i,escapeDirections:a}=e,[o,s]=n.location;if(a.length===0)return(d,v,m)=>(d-o)**2+(v-s)**2>=i**2&&m<n.value;let[[r,l],c]=a,u=(d,v,m,h)=>(d===0?0:d*(m-o))+(v===0?0:v*(h-s));return c?(d,v)=>u(r,l,d,v)**2+u(c[0],c[1],d,v)**2>=i**2:(d,v)=>Math.abs(u(r,l,d,v))>=i}escapedAt(e){return this.happened(e)==="ESCAPED"?this.marks.escaped[e]:null}happened(e){let{marks:n}=this,i=n.escaped[e],a=n.fallen[e],o=n.outside[e]<a?n.outside[e]:D,s=n.climbed[e]<a?n.climbed[e]:D,r=n.notFinite[e]<a?n.notFinite[e]:D;return i!==D&&i===a||o>=s&&Math.min(s,r)!==D?"DIVERGED":o<i?"LEFT_DOMAIN":i===D?null:"ESCAPED"}outcomes(e){let n=new P(this.formula);return Array.from(e[0],(i,a)=>this.happened(a)??this.rest(a,e,n))}verdicts(e){let n=e[0].length,i=Object.fromEntries(Ae.map(r=>[r,0])),a=[];this.outcomes(e).forEach((r,l)=>{i[r]+=1,r==="ESCAPED"&&a.push(this.marks.escaped[l])});let o=Object.fromEntries(Ae.map(r=>[r,Dn(i[r],n)])),s=this.place.reference?En(a,n):null;return{tally:i,shares:o,survival:s}}get formula(){return j(this.place.landscape).formula}rest(e,n,i){let{place:a}=this;if(a.reference)return"STUCK";let o=n.map(l=>l[e]);if(!o.every(Number.isFinite))return"UNDECIDED";let s=Xe(a.criticalPoints,o[0],o[1]??0);if(s&&s.distance<=O3*Oe(a))return Rn(s.point.kind);if(F(a.box,a.nDims).some(([l,c],u)=>!(o[u]>=l&&o[u]<=c)))return"UNDECIDED";let r=I(i.look(this.starts.map(l=>l[e])).gradient);return I(i.look(o).gradient)<=$3*r?Rn(de(i.eigenpairs(o).map(({value:l})=>l))):"UNDECIDED"}};function Rn(t){return t==="MINIMUM"?"CONVERGED":t==="DEGENERATE"?"UNDECIDED":"STUCK"}var ne=12,B3=24,_n=2**31,he=class{constructor(e,n,i,a){this.plan=e;this.starts=n;this.optimizer=i;this.walker=a;this.ensemble=this.fresh()}plan;starts;optimizer;walker;ensemble;recent=[];fresh(){return this.recent=[],new U(this.plan,this.starts.map(e=>e.slice(this.walker,this.walker+1)),this.walker)}at(e){for(this.ensemble.step>e&&(this.ensemble=this.fresh());this.ensemble.step<e;)this.advance();let{ensemble:n}=this,i=$(n.points),a=n.look()[0],o=$(n.exact),s=this.around(e,o),r=wn(n);this.advance();let l=wn(n),c=$(n.points);return{optimizer:this.optimizer,walker:this.walker,step:e,point:i,value:a,gradient:o,around:s,drawn:$(n.gradient),memory:Object.fromEntries(Object.keys(r).map(u=>[u,{before:r[u],after:l[u]}])),learningRate:this.plan.settings.learning_rate*n.factor(e),move:[c[0]-i[0],c[1]-i[1]],next:c,recent:[...this.recent],curvatures:new P(this.plan.formula).eigenpairs(i).map(u=>({value:u.value,vector:[u.vector[0],u.vector[1]??0]}))}}advance(){this.ensemble.advance(1),this.recent.push($(this.ensemble.gradient)),this.recent.length>B3&&this.recent.shift()}around(e,n){let{batches:i,noise:a,seed:o,formula:s}=this.plan,r=s.variables.length,l=Array.from({length:r},(c,u)=>new Float64Array(ne).fill(n[u]));if(i){let c=new z(i,o,ne);for(let u=0;u<ne;u++)c.add(u,_n+u,e,l,!0)}else if(a){let c=a.direction?1:r,u=new T(o,"noise",N(c)),d=new Float64Array(c);for(let v=0;v<ne;v++)u.normals(_n+v,e,d),l.forEach((m,h)=>{m[v]+=a.std*(a.direction?a.direction[h]*d[0]:d[h])})}else return[];return Array.from({length:ne},(c,u)=>$(l,u))}};function $(t,e=0){return[t[0][e],t[1]?t[1][e]:0]}function wn({rule:t}){return Object.fromEntries(Object.entries(t.memory).map(([e,n])=>[e,$(n)]))}var z3=2048,te=class{constructor(e,n,i){this.walker=i;this.ensemble=new U(e,n.map(a=>a.slice(i,i+1)),i),this.path=this.ensemble.points.map(a=>[a[0]])}walker;ensemble;path=[];stride=1;advanceTo(e){for(;this.ensemble.step<e;)this.ensemble.advance(1),this.ensemble.step%this.stride===0&&this.note()}note(){this.ensemble.points.forEach((e,n)=>this.path[n].push(e[0])),!(this.path[0].length<z3)&&(this.stride*=2,this.path=this.path.map(e=>e.filter((n,i)=>i%2===0)))}drawn(){let e=this.ensemble.points.map(a=>a[0]),n=this.ensemble.step%this.stride===0,i=a=>this.path[a]?Float64Array.from(n?this.path[a]:[...this.path[a],e[a]]):new Float64Array(this.path[0].length+(n?0:1));return[i(0),i(1)]}value(){return this.ensemble.look()[0]}};function Cn(t){let{formula:e}=j(t.landscape),n=e.variables.length,i=t.batch&&Ve(t.batch,t.noise,t.seed,n);return{plans:t.optimizers.map(({rule:o,settings:s})=>({formula:e,rule:o,settings:s,batches:i,seed:t.seed,schedule:t.schedule,noise:i?null:W3(t,n)})),starts:Mn(t.starts,t.seed,n)}}function W3({noise:t},e){if(t===null||t.std===0)return null;if(t.direction===null)return{std:t.std,direction:null};let n=t.direction.slice(0,e);return Math.hypot(...n)>0?{std:t.std,direction:Se(n)}:null}var j3=60,q3=10,G3=2e3,V3=5e3,fe=class{constructor(e,n){this.state=e;this.drawn=n;this.place=An(e),this.runs=Cn(e),this.selected=e.selected,this.restart()}state;drawn;place;runs;racers=[];examiner=null;examined=null;selected;counted=-1/0;countedStep=-1;countTook=0;fromStart=null;get step(){return this.racers[0].ensemble.step}get done(){return this.step>=this.state.steps}restart(){let{plans:e,starts:n}=this.runs;this.countedStep=-1,this.racers=e.map(i=>{let a=new U(i,n),o=a.look().reduce((r,l)=>Math.max(r,l),-1/0),s=new ve(this.place,n,o);return{plan:i,ensemble:a,judge:s,companion:new te(i,n,this.walker),verdicts:null}})}get walker(){let e=this.selected?.walker??0;return Math.min(e,W(this.state.starts)-1)}get optimizer(){return Math.min(this.selected?.optimizer??0,this.racers.length-1)}advance(e,n){let i=performance.now()+n,a=Math.min(this.state.steps,this.step+e),o=performance.now();for(;this.step<a;){for(let{ensemble:r,judge:l}of this.racers)r.advance(1,l.watch);let s=performance.now();if(s+(s-o)>i)break;o=s}}seek(e){let n=Math.max(0,Math.min(e,this.state.steps));n<this.step&&this.restart(),this.advance(n-this.step,1/0)}select(e){this.selected=e,this.examiner=null;for(let n of this.racers)n.companion.walker!==this.walker&&(n.companion=new te(n.plan,this.runs.starts,this.walker))}examine(e){this.examined=e}frame(){let e=performance.now();this.count();for(let{companion:a}of this.racers)a.advanceTo(this.step);let n=this.racers.length*W(this.state.starts),i=Math.max(1,Math.ceil(n/this.drawn));return{step:this.step,nSteps:this.state.steps,optimizers:this.racers.map(a=>this.racerFrame(a,i)),forecast:this.forecast(),anatomy:this.anatomy(),done:this.done,milliseconds:performance.now()-e}}count(){let e=performance.now(),n=this.racers.length*W(this.state.starts)>G3,i=this.countedStep<0;if(this.countedStep===this.step)return;let a=Math.max(j3,q3*this.countTook);if(!(n&&!i&&!this.done&&e-this.counted<a)){for(let o of this.racers)o.ensemble.look(o.judge.watch),o.verdicts=o.judge.verdicts(o.ensemble.points);this.countedStep=this.step,this.counted=performance.now(),this.countTook=this.counted-e}}racerFrame({plan:e,ensemble:n,companion:i,verdicts:a},o){let{batch:s}=this.state,{gradients:r=0,hessians:l=0}=Je[e.rule]??{};return{...a,points:[Nn(n.points[0],o),Nn(n.points[1],o,n.nWalkers)],stride:o,nWalkers:n.nWalkers,path:i.drawn(),value:i.value(),nSampleGradients:s?K3(s,this.step):this.step,nFullGradients:r*this.step,nFullHessians:l*this.step,done:this.done}}forecast(){let{reference:e}=this.place,n=this.optimizer,{plan:i,companion:a,judge:o}=this.racers[n];if(!e||e.escapeDirections.length===0)return null;let s={rule:i.rule,settings:i.settings,schedule:this.state.schedule},r=-e.point.eigenvalues[0],l=this.place.nDims,c=e.escapeDirections[0].slice(0,l),u=g=>({curvature:r,direction:c,radius:e.radius,offset:c.reduce((p,b,x)=>p+b*(g[x]-e.point.location[x]),0),noiseStd:H3(i,c)}),d=`${n}/${a.walker}`;if(this.fromStart?.key!==d){let g=this.runs.starts.map(p=>p[a.walker]);this.fromStart={key:d,answer:this.answer(s,u(g))}}let{steps:v,reason:m}=this.fromStart.answer,h=[a.ensemble.points[0][0],a.ensemble.points[1]?.[0]??0],f=o.escapedAt(a.walker),M=0;if(f===null){let g={step:this.step,memory:a.ensemble.rule.memory};M=this.answer(s,u(a.ensemble.points.map(b=>b[0])),g,V3).steps??(v===null?null:Math.max(0,v-this.step))}return{optimizer:n,walker:a.walker,curvature:r,factor:J(s,r,this.step),displacement:$e(e,h),radius:e.radius,stepsLeft:M,fromStart:v,escapedAt:f,reason:m}}answer(e,n,i,a){return this.state.batch?{steps:null,reason:"No closed form for mini-batches on this page."}:n.direction.length===2&&this.place.reference.escapeDirections.length>1?{steps:null,reason:"Several directions lead out: no closed form on this page."}:!n.direction.some(s=>Math.abs(s)>1-1e-9)&&Number.isNaN(J(e,1))?{steps:null,reason:"Its step divides coordinate by coordinate, and the way out is along none: no closed form."}:on(e,n,i,a)}anatomy(){if(this.examined===null||this.examined==="last"&&this.step===0)return null;let{walker:e,optimizer:n}=this;(this.examiner?.walker!==e||this.examiner.optimizer!==n)&&(this.examiner=new he(this.racers[n].plan,this.runs.starts,n,e));let i=this.examined==="last"?this.step-1:this.examined;return this.examiner.at(Math.max(0,Math.min(i,this.state.steps-1)))}};function K3(t,e){if(t.sampling==="replacement")return t.size*e;let n=Math.ceil(t.samples/t.size);return Math.floor(e/n)*t.samples+e%n*t.size}function H3(t,e){if(t.noise===null)return 0;let n=t.noise.direction;return n===null?t.noise.std:t.noise.std*Math.abs(n.reduce((i,a,o)=>i+a*e[o],0))}function Nn(t,e,n=0){let i=Math.ceil((t?.length??n)/e),a=new Float64Array(i);if(t)for(let o=0;o<i;o++)a[o]=t[o*e];return a}var pe=class{constructor(e){this.answer=e}answer;runner=null;run=0;take(e){try{this.obey(e)}catch(n){let a=n instanceof O||n instanceof E?n.message:`the simulation failed (${String(n)}); accepted: another state. Reload the page.`;this.runner=null,this.answer({type:"refused",run:e.run,message:a},[])}}obey(e){if(e.type==="reset"){this.run=e.run,this.runner=null,this.runner=new fe(e.state,e.drawn),this.answer({type:"place",run:e.run,place:this.runner.place},[]),this.send(0);return}if(this.runner===null||e.run!==this.run)return;let n=performance.now();e.type==="draw"?this.runner.drawn=e.drawn:e.type==="select"?this.runner.select(e.selected):e.type==="examine"?this.runner.examine(e.step):e.type==="seek"?this.runner.seek(e.step):this.runner.advance(e.steps,e.milliseconds),this.send(performance.now()-n)}send(e){let n=this.runner.frame(),i={...n,milliseconds:n.milliseconds+e};this.answer({type:"frame",run:this.run,frame:i},Z3(i))}};function Z3(t){let e=t.optimizers.flatMap(n=>[...n.points,...n.path]);return[...new Set(e.map(n=>n.buffer))]}var J3=new pe((t,e)=>self.postMessage(t,e));self.onmessage=t=>J3.take(t.data);})();\n';if(e!==""&&typeof Worker=="function")try{return Eg(e,i)}catch{}return kd(i)}function Eg(i,e){let t=URL.createObjectURL(new Blob([i],{type:"text/javascript"})),n=new Worker(t),s=null,r=!1,a=[];return n.onmessage=o=>{r||URL.revokeObjectURL(t),r=!0,a.length=0,e(o.data)},n.onerror=o=>{if(!(r||s)){o.preventDefault(),s=kd(e);for(let l of a)s.post(l)}},{post(o){if(s)return s.post(o);r||a.push(o),n.postMessage(o)},close(){n.terminate(),URL.revokeObjectURL(t),s?.close()}}}function kd(i){let e=!0,t=new Za(n=>{e&&i(n)});return{post(n){setTimeout(()=>{e&&t.take(n)},0)},close(){e=!1}}}var Rg=5,Fd=1e4,Cg=.25,Ja=class{constructor(e,t=Ud){this.state=e;this.channel=t(n=>this.take(n)),this.reset(e)}state;milliseconds={simulate:0,draw:0};playing=!1;channel;run=0;waiting=0;last=null;drawn=Fd;due=0;before=0;ticket=null;framed=[];placed=[];refused=[];onframe(e){this.framed.push(e)}onplace(e){this.placed.push(e)}onrefusal(e){this.refused.push(e)}get frame(){return this.last}play(){this.playing||this.last?.done||(this.playing=!0,this.due=0,this.before=performance.now(),this.schedule())}pause(){this.playing=!1,this.ticket!==null&&Pg(this.ticket),this.ticket=null}step(e){this.pause(),this.last&&this.post({type:"seek",step:this.last.step+e})}seek(e){this.pause(),this.post({type:"seek",step:e})}reset(e){this.pause(),this.state=e,this.last=null,this.run+=1,this.waiting=0,this.post({type:"reset",state:e,drawn:this.drawn})}select(e){this.state={...this.state,selected:e},this.post({type:"select",selected:e})}setSpeed(e){this.state={...this.state,speed:e},this.due=0}examine(e){this.post({type:"examine",step:e})}setDrawn(e){this.drawn=Math.max(1,Math.min(Fd,Math.floor(e))),this.post({type:"draw",drawn:this.drawn})}dispose(){this.pause(),this.channel.close(),this.framed.length=this.placed.length=this.refused.length=0}post(e){this.waiting+=1,this.channel.post({...e,run:this.run})}take(e){if(e.run===this.run){if(e.type==="place"){for(let t of this.placed)t(e.place);return}if(this.waiting=Math.max(0,this.waiting-1),e.type==="refused"){this.pause();for(let t of this.refused)t(e.message);return}this.last=e.frame,this.milliseconds.simulate=e.frame.milliseconds,e.frame.done&&this.pause();for(let t of this.framed)t(e.frame)}}schedule(){this.ticket=Ig(()=>{this.ticket=null,this.playing&&(this.tick(),this.schedule())})}tick(){let e=performance.now(),t=Math.min(Cg,(e-this.before)/1e3);if(this.before=e,this.state.speed==="max"?this.due=1e9:this.due+=t*this.state.speed,this.waiting>0||this.due<1)return;let n=Math.floor(this.due);this.due-=n,this.post({type:"advance",steps:n,milliseconds:Rg})}},Od=typeof requestAnimationFrame=="function";function Ig(i){return Od?requestAnimationFrame(i):setTimeout(i,16)}function Pg(i){Od?cancelAnimationFrame(i):clearTimeout(i)}var Ka={version:1,characters:{state:6e5,formula:2e3,name:100,replay:64e6,title:200,line:2e3},words:{samplings:["replacement","reshuffle"],themes:["auto","light","dark"]},whole:{n_walkers:[1,1e4],n_optimizers:[1,8],n_steps:[1,1e6],n_samples:[1,256],batch_size:[1,256],every:[1,1e6],seed:[0,9007199254740991],wait:[0,1e6],plane_side:[2,256],n_lines:[0,40],n_tracks:[1,32],n_paths:[1,1e3],n_points:[1,5e5],n_parameters:[1,9007199254740991],recorded:[0,9007199254740991]},real:{coordinate:[-1e6,1e6],radius:[0,1e6],std:[0,1e6],factor:[1e-6,1e6],speed:[.1,1e6],angle:[-1e6,1e6],distance:[1e-6,1e6],learning_rate:[1e-12,1e6],share_kept:[0,.999999999],not_negative:[0,1e6],proportion:[0,1],finite:[-17976931348623157e292,17976931348623157e292]},rules:{sgd:{learning_rate:"learning_rate"},momentum:{learning_rate:"learning_rate",momentum:"share_kept"},ema_momentum:{learning_rate:"learning_rate",momentum:"share_kept"},nesterov:{learning_rate:"learning_rate",momentum:"share_kept"},adagrad:{learning_rate:"learning_rate",eps:"not_negative"},rmsprop:{learning_rate:"learning_rate",alpha:"share_kept",eps:"not_negative"},adam:{learning_rate:"learning_rate",b1:"share_kept",b2:"share_kept",eps:"not_negative"},perturbed_gd:{learning_rate:"learning_rate",radius:"not_negative",gradient_tol:"not_negative",wait:"wait"},newton:{learning_rate:"learning_rate"},saddle_free_newton:{learning_rate:"learning_rate",damping:"not_negative"}}};var ot=Ka;function ht(i){return Ka.whole[i]}function en(i){return Ka.real[i]}function Dn(i){try{return{state:Lg(i)}}catch(e){if(e instanceof qe||e instanceof Vt)return{refusal:e.message};throw e}}function Lg(i){let e=Li(),t=pt(i,"state",Object.keys(e)),n=Cn(t.version,ot.version);if(Number.isInteger(n)&&n>ot.version)throw new qe(`a state of version ${Et(n)}`,`version ${ot.version}`,"It was made by a newer unsaddle: update this one.");bt(n,"version",[ot.version,ot.version]);let s=$c(Cn(t.landscape,e.landscape),"landscape"),r={version:1,landscape:s,box:os(t.box,a=>qc(a,"box")),starts:t.starts===void 0?{kind:"points",points:[Nt(s).start??[1,1e-6]]}:Ng(t.starts),optimizers:t.optimizers===void 0?e.optimizers:Ug(t.optimizers),noise:os(t.noise,kg),batch:os(t.batch,Fg),schedule:t.schedule===void 0?e.schedule:Og(t.schedule),steps:bt(Cn(t.steps,e.steps),"steps",ht("n_steps")),seed:bt(Cn(t.seed,e.seed),"seed",ht("seed")),speed:t.speed==="max"?"max":jt(Cn(t.speed,e.speed),"speed",en("speed")),view:Bg(Cn(t.view,{})),selected:os(t.selected,zg),station:os(t.station,a=>fi(a,"station",ot.characters.name))};return Gg(r),r}function os(i,e){return i==null?null:e(i)}var As=(i,e)=>Na(i,e,en("coordinate"));function $c(i,e){let t=Da(fi(i,e,ot.characters.formula));return Nt(t),t}function qc(i,e){let t=Qt(i,e,[2,2]).map((n,s)=>{let[r,a]=As(n,`${e}[${s}]`);if(!(a-r>=1e-9*Math.max(1,Math.abs(r),Math.abs(a))))throw new qe(`${e}[${s}] from ${r} to ${a}`,"a lower end below its upper end, by more than rounding","Write the lower end first.");return[r,a]});return[t[0],t[1]]}function Ng(i){let t=pt(i,"starts",["kind","points","from","to","center","radius","count"]),n=Kn(t.kind,"starts.kind",["points","line","patch"]);if(n==="points"){pt(t,"starts of kind 'points'",["kind","points"]);let r=Qt(t.points,"starts.points",ht("n_walkers"));return{kind:n,points:r.map((a,o)=>As(a,`starts.points[${o}]`))}}let s=bt(t.count,"starts.count",ht("n_walkers"));return n==="line"?(pt(t,"starts of kind 'line'",["kind","from","to","count"]),{kind:n,from:As(t.from,"starts.from"),to:As(t.to,"starts.to"),count:s}):(pt(t,"starts of kind 'patch'",["kind","center","radius","count"]),{kind:n,center:As(t.center,"starts.center"),radius:jt(t.radius,"starts.radius",en("radius")),count:s})}function Ug(i){return Qt(i,"optimizers",ht("n_optimizers")).map((e,t)=>{let n=`optimizers[${t}]`,s=pt(e,n,["rule","settings"]),r=Kn(s.rule,`${n}.rule`,Object.keys(is)),a=ot.rules[r],o=pt(Cn(s.settings,{}),`${n}.settings`,Object.keys(a)),l={};for(let[c,u]of Object.entries(o)){let d=`${n}.settings.${c}`,h=a[c];l[c]=h in ot.whole?bt(u,d,ht(h)):jt(u,d,en(h))}return{rule:r,settings:ss(r,l)}})}function kg(i){let e=pt(i,"noise",["std","direction"]),t=os(e.direction,n=>As(n,"noise.direction"));if(t&&Math.max(...t.map(Math.abs))<1e-9)throw new qe(`noise.direction=${Et(t)}`,"a direction that has a length","Use null for noise in every direction.");return{std:jt(e.std,"noise.std",en("std")),direction:t}}function Fg(i){let e=pt(i,"batch",["size","samples","sampling"]),t=bt(e.samples,"batch.samples",ht("n_samples"));return{size:bt(e.size,"batch.size",[1,t]),samples:t,sampling:Kn(Cn(e.sampling,"reshuffle"),"batch.sampling",ot.words.samplings)}}function Og(i){let e=pt(i,"schedule",["kind","every","factor","steps"]),t=Kn(e.kind,"schedule.kind",["constant","step","cosine"]);return t==="step"?(pt(e,"schedule of kind 'step'",["kind","every","factor"]),{kind:t,every:bt(e.every,"schedule.every",ht("every")),factor:jt(e.factor,"schedule.factor",en("factor"))}):t==="cosine"?(pt(e,"schedule of kind 'cosine'",["kind","steps"]),{kind:t,steps:bt(e.steps,"schedule.steps",ht("n_steps"))}):(pt(e,"schedule of kind 'constant'",["kind"]),{kind:t})}function Bg(i){let e=Li().view,t={...e,...pt(i,"view",Object.keys(e))},n={surface:Ec(t.surface,"view.surface"),contours:Ec(t.contours,"view.contours"),camera:os(t.camera,s=>{let[r,a,o]=Qt(s,"view.camera",[3,3]);return[jt(r,"view.camera[0]",en("angle")),jt(a,"view.camera[1]",en("angle")),jt(o,"view.camera[2]",en("distance"))]}),theme:Kn(t.theme,"view.theme",ot.words.themes)};if(!n.surface&&!n.contours)throw new qe("a view of neither surface nor contours","at least one of the two","Show one.");return n}function zg(i){let e=pt(i,"selected",["optimizer","walker"]);return{optimizer:bt(e.optimizer,"selected.optimizer",[0,ht("n_optimizers")[1]-1]),walker:bt(e.walker,"selected.walker",[0,ht("n_walkers")[1]-1])}}function Gg({selected:i,optimizers:e,starts:t}){i!==null&&(bt(i.optimizer,"selected.optimizer",[0,e.length-1]),bt(i.walker,"selected.walker",[0,Lt(t)-1]))}var ja={on_white:["#0a4fae","#ec8b1a","#10102b","#00937b","#5a0f6b","#cb2a4c"],on_dark:["#6aa5f5","#f2a03d","#eef0f4","#2fbf9f","#c78be0","#ff6f87"],markers:["circle","square","up","diamond","down","plus"]};var Hg={light:[...ja.on_white,"#4aa8de","#7a7400"],dark:[...ja.on_dark,"#56d3e9","#d3cc4a"]},Bd=[...ja.markers,"star","hexagon"],zd=[[],[8,3],[2,2.5],[8,3,2,3],[14,4],[6,2,2,2,2,2],[4,4],[1,4]],Gd={dark:!1,ink:"#1c1f26",faint:"#595e68",paper:"#ffffff",halo:"#ffffff",low:[148,170,196],high:[250,249,244],line:"rgba(40, 52, 70, 0.42)",accent:"#7a1fa2"},Vd={dark:!0,ink:"#eef0f4",faint:"#aab1bd",paper:"#14171d",halo:"#0b0d11",low:[24,29,40],high:[98,110,130],line:"rgba(225, 232, 245, 0.30)",accent:"#e0a3ff"};function hn(i,e){return{color:Hg[e.dark?"dark":"light"][i]??e.ink,marker:Bd[i%Bd.length],dash:zd[i%zd.length]}}function ls(i,e){let t=n=>e.low[n]+(e.high[n]-e.low[n])*i;return[t(0),t(1),t(2)]}function vn(i,e,t,n,s){let r=s/2;if(e==="circle"){i.moveTo(t+r,n),i.arc(t,n,r,0,2*Math.PI);return}Wg[e].forEach(([o,l],c)=>{c===0?i.moveTo(t+r*o,n+r*l):i.lineTo(t+r*o,n+r*l)}),i.closePath()}var Hd=(i,e,t)=>Array.from({length:i},(n,s)=>{let r=2*Math.PI*s/i+e;return[t(s)*Math.cos(r),t(s)*Math.sin(r)]}),Ht=.36,Wg={square:[[-.88,-.88],[.88,-.88],[.88,.88],[-.88,.88]],up:[[0,-1.15],[1.05,.8],[-1.05,.8]],down:[[0,1.15],[1.05,-.8],[-1.05,-.8]],diamond:[[0,-1.2],[1.2,0],[0,1.2],[-1.2,0]],plus:[[-Ht,-1.1],[Ht,-1.1],[Ht,-Ht],[1.1,-Ht],[1.1,Ht],[Ht,Ht],[Ht,1.1],[-Ht,1.1],[-Ht,Ht],[-1.1,Ht],[-1.1,-Ht],[-Ht,-Ht]],star:Hd(10,-Math.PI/2,i=>i%2===0?1.3:.55),hexagon:Hd(6,0,()=>1.05)};function Yc(i){return i==="auto"?matchMedia("(prefers-color-scheme: dark)").matches?Vd:Gd:i==="dark"?Vd:Gd}function L(i,e={},...t){let n=document.createElement(i);for(let[s,r]of Object.entries(e))typeof r=="function"?n.addEventListener(s.slice(2),r):r===!0?n.setAttribute(s,""):r!==!1&&n.setAttribute(s,String(r));return n.append(...t.filter(s=>s!==null)),n}var Xg=0,ki=()=>`unsaddle-${++Xg}`,at=(i,e,t={})=>L("button",{type:"button",onclick:e,...t},i);function Fi(i,e,...t){return L("details",{class:"section",open:e},L("summary",{},i),...t)}function Wd(i,e,t){let n=t.indexOf("; accepted: "),s=n<0?`; accepted: ${t}`:t.slice(n);return`${i} = ${e}${s.replace("Choose one of these.","Type a number in that range.")}`}function Xd(i){let e=L("span",{class:"error",role:"alert",id:ki()});return i.setAttribute("aria-describedby",e.id),{el:e,say:t=>{e.textContent!==t&&(e.textContent=t)}}}function $d(i,e,t){let n=e.value.trim();if(n==="")return`${i} = nothing; accepted: a number. Type one.`;let s=t(Number(n));return s?Wd(i,n,s):""}var Ir=400;function zn(i,e,t,n=""){let s=e.least>0?e.least:e.most*1e-4,r=p=>e.log?p<s?0:1+(Ir-1)*Math.log(p/s)/Math.log(e.most/s):Ir*(p-e.least)/(e.most-e.least),a=p=>{let v=e.log?p<1?e.least:s*(e.most/s)**((p-1)/(Ir-1)):e.least+(e.most-e.least)*p/Ir;return e.whole?Math.round(v):Number(v.toPrecision(3))},o=ki(),l=L("input",{type:"range",id:o,min:0,max:Ir,step:"any"}),c=L("input",{type:"number","aria-label":`${i}, exact`,step:"any"});n&&(c.dataset.testid=n);let u=Xd(c),d=Number.NaN,h=(p,v=null)=>{v!==l&&(l.value=String(r(p))),v!==c&&(c.value=String(p)),l.setAttribute("aria-valuetext",String(p))};l.step="1",l.addEventListener("input",()=>{let p=a(Number(l.value));h(p,l);let v=t(p);v&&(h(d),u.say(Wd(i,String(p),v)))}),c.addEventListener("change",()=>{let p=$d(i,c,t);h(d),u.say(p)}),c.addEventListener("input",()=>u.say(""));let f=L("div",{class:"slider"},L("label",{for:o},i),l,c,u.el);return{el:f,set(p){d=p,u.say(""),h(p,f.contains(Zc(f))?Zc(f):null)}}}function Zc(i){return i.getRootNode().activeElement??null}function vi(i,e,t,n={}){let s=ki(),r=L("select",{id:s,onchange:()=>t(r.value),...n},...e.map(([o,l])=>L("option",{value:o},l)));return{el:L("div",{class:"choice"},L("label",{for:s},i),r),select:r,set:o=>{r.value=o}}}function Oi(i,e,t={}){let n=L("input",{type:"checkbox",onchange:()=>e(n.checked),...t});return{el:L("label",{class:"tick"},n,L("span",{},i)),set:s=>{n.checked=s}}}function xn(i,e,t={},n=i){let s=L("input",{type:"number",step:"any",...t});n!==i&&s.setAttribute("aria-label",n);let r=Xd(s),a=Number.NaN,o=()=>{s.value=String(a)};s.addEventListener("change",()=>{let c=$d(n,s,e);o(),r.say(c)}),s.addEventListener("input",()=>r.say(""));let l=L("div",{class:"entry"},L("label",{},L("span",{},i),s),r.el);return{el:l,set(c){a=c,r.say(""),Zc(l)!==s&&o()}}}function Bi(i,e,t){return L("table",{},L("caption",{},i),L("thead",{},L("tr",{},...e.map(n=>L("th",{scope:"col"},n)))),L("tbody",{},...t.map(n=>L("tr",{},...n.map((s,r)=>r===0?L("th",{scope:"row"},s):L("td",{},s))))))}function Ie(i){if(Number.isNaN(i))return"none";if(!Number.isFinite(i))return i>0?"\u221E":"\u2212\u221E";let e=Math.abs(i);return i===0?"0":(e<.001||e>=1e5?i.toExponential(2):String(Number(i.toPrecision(4)))).replace(/-/g,"\u2212").replace("e+","e")}var $g=new Intl.NumberFormat("en-US",{maximumFractionDigits:0}),Fe=i=>$g.format(Math.round(i));var Ln=(i,e,t={})=>({rule:i,settings:ss(i,{learning_rate:e,...t})}),Qa={box:null,noise:null,batch:null,schedule:{kind:"constant"},seed:0,speed:100,selected:{optimizer:0,walker:0},steps:400,optimizers:[Ln("sgd",.1)]},Jc={...Qa,landscape:"lee",starts:{kind:"points",points:[[1,0]]}},Pr={...Jc,starts:{kind:"line",from:[.6,0],to:[1.4,0],count:100}},cs=[{id:"convex",title:"One valley",statements:[1],text:"This function is convex, a single bowl, so it has one minimum (\u25C9, a lowest point), which is the lowest of all, and all hundred walkers end there.",terms:[["Walker","one run of an optimizer from one start."],["Gradient","the slope under the walker. Plain descent (SGD) steps against it: the step is the learning rate times the gradient."]],attempt:"In Starts, change the centre's x to \u22121.5.",seen:"The tally (\u201CWhat became of the walkers\u201D) counts all 100 as converged again: where they start does not matter.",state:{...Qa,landscape:"bowl",starts:{kind:"patch",center:[1,1],radius:.5,count:100},steps:200}},{id:"saddle",title:"Two valleys and a pass",statements:[2],text:"A function that is not convex can have several minima, and often a saddle (\u2715), where the ground rises one way and falls the other, joins two of them, as a pass joins two valleys.",terms:[["Solid line","the ridge: who starts exactly on it comes down to the saddle (its stable manifold)."],["Dotted line","the two ways out of the saddle, down into the valleys."],["Escaped","the walker left the saddle. The line under the tally says where it is now; \u201CWhat these words mean\u201D explains the other words."]],attempt:"In Starts, change the centre's x to 0.7.",seen:"All 100 end in the right valley, for they start on that side of the ridge. They now count as converged, not as escaped: they did not start at the saddle.",state:{...Qa,landscape:"double_well",starts:{kind:"patch",center:[0,1],radius:.2,count:100},optimizers:[Ln("sgd",.05)]}},{id:"stuck",title:"Stuck, and way out 1: another start",statements:[3],text:"Near a saddle the gradient shrinks on all sides, and this walker comes from the right exactly along the ridge, where the slope across it is zero: it stops at the saddle for good.",terms:[["Why it stays","the line under the tally says it, and so does \u201CAnatomy of one step\u201D further below: every gradient across the ridge was exactly zero."]],attempt:"In Starts, change y to 0.000001, a millionth off the ridge.",seen:"It comes to the saddle as before, but its distance from the ridge grows by a tenth with each step: it escapes after about 140 steps and comes to rest in a valley.",state:{...Jc}},{id:"batches",title:"Averaging does not turn",statements:[4,5],text:"Each step uses a mini-batch, the mean gradient of 16 out of 64 samples of one function: averaging makes the fluctuation smaller but does not turn the mean direction, so all hundred walkers, whose samples differ only along the ridge, reach the saddle and stay.",terms:[["Sample","one data point. Each has a gradient of its own; their mean is the gradient of the function, whatever the batch."]],attempt:"In \u201CNoise, batches, schedule\u201D, change the batch size to 4, then to 64, all samples.",seen:"With 4 the walkers shake more along the ridge, with 64 not at all; 100 are stuck each time.",state:{...Pr,noise:{std:1,direction:[1,0]},batch:{size:16,samples:64,sampling:"reshuffle"}}},{id:"single",title:"One sample at a time",statements:[6],text:"Single-sample descent shakes more, but only along the ridge: it reaches the saddle too, and on the flat part there no step leads off the ridge, in whatever order the samples come.",terms:[["Epoch","one pass through all the samples."]],attempt:"In \u201CNoise, batches, schedule\u201D, set \u201Cdrawn\u201D to \u201Cwith replacement\u201D.",seen:"The samples come in another order; still 100 are stuck.",state:{...Pr,noise:{std:1,direction:[1,0]},batch:{size:1,samples:64,sampling:"reshuffle"}}},{id:"shrinking",title:"Smaller and smaller steps",statements:[7],text:"The walkers shake along the ridge only, and the learning rate falls to four fifths every 150 steps: the shaking shrinks with it, and they converge to the saddle itself.",terms:[["Noise","what is added by chance to each gradient, here along the arrow; its size (std) is a standard deviation."],["Schedule","how the learning rate changes during the run."]],attempt:"In \u201CNoise, batches, schedule\u201D, set the schedule to constant.",seen:"They keep shaking around the saddle instead of closing in; still 100 are stuck.",state:{...Pr,noise:{std:1,direction:[1,0]},schedule:{kind:"step",every:150,factor:.8},steps:3e3,speed:500}},{id:"sideways",title:"Way out 2: noise",statements:[8],text:"Noise in every direction, however small, has a part along the way out, where the distance from the saddle grows by a factor with each step, so with a step large enough all hundred walkers leave this simple saddle.",terms:[["Simple saddle","along its way out the ground curves down (negative curvature), as on a dome."]],attempt:"Tick \u201Calong one direction only\u201D and set its angle to 0, along the ridge, then to 10.",seen:"At 0\xB0 all 100 are stuck. At 10\xB0 nearly all escape: part of the noise points along the way out again.",state:{...Pr,noise:{std:.01,direction:null},optimizers:[Ln("sgd",.03)]}},{id:"complex",title:"A flatter saddle",statements:[9],text:"Saddles can be more complex: at the centre of this one the ground has no curvature at all, so nothing grows by a factor there, and the noise and the step that freed everybody before free nobody in the same 400 steps.",terms:[["Degenerate (\u25C7)","a point without slope where the curvature is zero in some direction."],["Monkey saddle","three valleys meet here: two for the legs and one for the tail."]],attempt:"Change \u201Csteps each\u201D to 4000.",seen:"They leave through the valleys, the last after about 3,500 steps: the 400 before were too few.",state:{...Pr,landscape:"monkey_confined",starts:{kind:"line",from:[.05,0],to:[.15,0],count:100},noise:{std:.01,direction:null},optimizers:[Ln("sgd",.03)],speed:400}},{id:"memory",title:"Way out 3: memory",statements:[10,12],text:"Momentum, Nesterov, RMSprop and Adam take past gradients into account, and from a start a millionth off the ridge they have left after 300 steps, where plain descent (SGD) is still at the saddle: watch them side by side.",terms:[["Momentum","keeps a velocity that remembers past gradients: v = \u03B3 v + gradient, step = learning rate \xD7 v. Nesterov looks one step ahead."],["AdaGrad, RMSprop, Adam","divide by the size of past gradients, so that small ones still make a step."]],attempt:"Change \u201Csteps each\u201D to 1500.",seen:"AdaGrad escapes at about step 350 and SGD at about step 1,330: they were slow, not held. What helps is to leave earlier with the same number of gradients.",state:{...Jc,starts:{kind:"points",points:[[1,1e-6]]},steps:300,optimizers:[Ln("sgd",.01),Ln("momentum",.01),Ln("nesterov",.01),Ln("adagrad",.01),Ln("rmsprop",.01),Ln("adam",.01)]}},{id:"anatomy",title:"Why momentum does it",statements:[11,12],text:"From left to right the gradients keep changing sign and cancel in the velocity; along the way out, upwards, they keep their sign and build up to several times one gradient, so momentum is out while plain descent with the same learning rate is not.",terms:[["See it","open \u201CAnatomy of one step\u201D and press \u201Cstep before\u201D: the gradient (dashed) jumps between left and right, while the step made (thick) turns upwards."]],attempt:"In Optimizers, open the settings of Momentum and set \u03B3 to 0.",seen:"Nothing is remembered: it walks with plain descent, and both are stuck.",state:{...Qa,landscape:"4.75*x**2 - y**2/4 + y**4/8",box:[[-1.3,1.3],[-1.3,1.3]],starts:{kind:"points",points:[[.8,.05]]},steps:15,speed:3,optimizers:[Ln("momentum",.2,{momentum:.8}),Ln("sgd",.2)]}}];function qd(i){let e=L("span",{class:"note"}),t=L("h2"),n=L("p",{"data-testid":"tour-text","aria-live":"polite"}),s=L("p",{class:"note","data-testid":"tour-terms"}),r=L("p",{class:"attempt","data-testid":"tour-attempt"}),a=-1,o=h=>{let f=cs[h];f!==void 0&&(i.simulation.pause(),i.change({...f.state,station:f.id}))},l=at("\u2190 back",()=>o(a-1),{"data-testid":"tour-back"}),c=at("next \u2192",()=>{a+1<cs.length?o(a+1):i.change({station:null})},{class:"primary","data-testid":"tour-next"}),u=at("leave the tour",()=>i.change({station:null}),{"data-testid":"tour-close"}),d=L("section",{class:"tour","aria-label":"Tour",hidden:!0},L("div",{class:"row"},t,e,L("span",{class:"spring"}),l,c,u),L("div",{class:"lesson"},L("div",{},n,s),r));return{el:d,get running(){return a>=0},open:o,move:h=>o(a+h),follow(h){a=cs.findIndex(p=>p.id===h.station);let f=cs[a];d.hidden=f===void 0,!(f===void 0||t.textContent===f.title)&&(e.textContent=`Station ${a+1} of ${cs.length}`,t.textContent=f.title,n.textContent=f.text,s.replaceChildren(...f.terms.flatMap(([p,v])=>[L("b",{},`${p}: `),`${v} `])),r.replaceChildren(L("b",{},"Press Run. Then try: "),`${f.attempt} `,L("b",{},"Run again. You see: "),f.seen),l.disabled=a===0,c.textContent=a+1<cs.length?"next \u2192":"finish")}}}var qg=.8,Yg=.35;function Zg(i,e){let t=i.map(s=>s[e]),n=0;for(let s=1;s<t.length;s++)t[s]*t[s-1]<0&&(n+=1);return{total:t.reduce((s,r)=>s+Math.abs(r),0),left:Math.abs(t.reduce((s,r)=>s+r,0)),turns:n,n:t.length}}function Yd(i,e,t,n){let s=[],a="velocity"in i.memory||"mean"in i.memory?"build up":`agree, but this rule remembers ${"squares"in i.memory?"only their sizes":"none of them"}`;for(let o of[0,1]){if(o>=e)break;let l=o===0?"x":"y",c=`Along ${l}${n&&Math.abs(n[o])>1-1e-9?", the way out,":""}`,u=Zg(i.recent,o);if(u.total===0){s.push(`${c} ${u.n===1?"the gradient":`every gradient of the last ${u.n} steps`} was exactly zero: nothing pushes the walker that way.`);continue}let d=u.left/u.total,h=`${(100*d).toFixed(0)} %`,f=`${u.turns} time${u.turns===1?"":"s"}`;u.n<2?s.push(`${c} there is one gradient so far, ${Ie(i.drawn[o])}.`):d<Yg?s.push(`${c} the last ${u.n} gradients changed sign ${f}: added up, only ${h} of their sizes is left, they cancel.`):d>qg?s.push(`${c} the last ${u.n} gradients ${u.turns===0?"kept their sign":`changed sign only ${f}`}: added up, ${h} of their sizes is left, they ${a}.`):s.push(`${c} the last ${u.n} gradients changed sign ${f}: added up, ${h} of their sizes is left.`),s.push(...Jg(i,o,l,t))}return s.join(" ")}function Jg(i,e,t,n){let s=i.memory.velocity??i.memory.mean,r=i.drawn[e];if(s&&r!==0){let o=s.after[e]/r,l=i.memory.velocity?"velocity":"running mean";if(n!=="adam")return[`The ${l} along ${t} is ${Ie(Math.abs(o))} times the gradient just given${o<0?", and against it":""}.`]}let a=i.memory.squares;return a&&a.after[e]>0?[`Divided by the root of the running squares, the step along ${t} is ${Ie(Math.abs(i.move[e])/i.learningRate)} learning rates long, for a gradient of ${Ie(r)}.`]:[]}var Dr={sgd:"SGD (gradient descent)",momentum:"Momentum",ema_momentum:"Momentum, averaged form",nesterov:"Nesterov",adagrad:"AdaGrad",rmsprop:"RMSprop",adam:"Adam",perturbed_gd:"Perturbed descent",newton:"Newton",saddle_free_newton:"Saddle-free Newton"},Zd={learning_rate:"learning rate",momentum:"momentum \u03B3",alpha:"memory \u03B1",b1:"\u03B2\u2081",b2:"\u03B2\u2082",eps:"\u03B5",radius:"kick radius",gradient_tol:"kick below gradient",wait:"steps between kicks",damping:"damping"},Kc={MINIMUM:"minimum",MAXIMUM:"maximum",STRICT_SADDLE:"saddle",DEGENERATE:"degenerate",UNDECIDED:"undecided"},Es={ESCAPED:"escaped",STUCK:"stuck",CONVERGED:"converged",DIVERGED:"diverged",LEFT_DOMAIN:"left the domain",UNDECIDED:"undecided"};function Jd(i){let e=i?.reference??null,t=e?Ie(e.radius):"a set distance",n=e&&e.escapeDirections.length===0?`the walker left the flat point: it has been ${t} away from it, and lower.`:`the walker left the saddle: it has been ${t} away from it along a way out, a direction in which the ground curves down. Where it is now, the lines under the table say.`;return{ESCAPED:e?n:"the walker left the saddle at which it started; here none started at one.",STUCK:e?"it has not left so far. Nothing pushes it out, or it is still on its way and more steps may free it: where all are stuck, the lines under the table say how far one has come.":"it rests at a saddle or at a highest point.",CONVERGED:"it rests at a minimum, a lowest point, and did not start at a saddle. Who left a saddle counts as escaped, even at rest in a minimum.",DIVERGED:"it flew off: far out of the picture and higher than at the start, in one leap, or to no number at all. Mostly the learning rate is too large.",LEFT_DOMAIN:"it came to a place where the function has no value.",UNDECIDED:"none of these so far."}}function Wt(i,e){let t=i[e],n=t.rule==="sgd"?"SGD":Dr[t.rule];return i.filter(r=>r.rule===t.rule).length>1?`${n} ${t.settings.learning_rate}`:n}function Kd(i){let e=i.kind==="STRICT_SADDLE"?` of index ${i.index}`:"";return`${Kc[i.kind]}${e}`}var jc=.22;function jd(i){let{simulation:e}=i,t=L("p",{class:"sentence","data-testid":"anatomy-text"}),n=L("div",{class:"scroll"}),s=L("p",{class:"note"}),r=L("p",{class:"note"},"Follow a walker: click one on the contours, or its optimizer's name in the table. Then make a step."),a=null,o=null,l=f=>{let v=(a?.step??i.frame?.step??0)+f;v<0||(e.pause(),i.frame&&v>=i.frame.step?(e.examine("last"),e.step(1)):e.examine(v))},c=L("div",{class:"row"},at("\u25C2 step before",()=>l(-1),{"data-testid":"anatomy-back"}),at("step after \u25B8",()=>l(1),{"data-testid":"anatomy-next"}),at("newest",()=>e.examine("last"),{class:"small"})),u=L("div",{},c,s,t,n),d=L("details",{class:"card anatomy","data-testid":"anatomy"},L("summary",{},"Anatomy of one step"),r,u),h=()=>{let f=d.open?a:null;if(r.hidden=a!==null,u.hidden=a===null,i.arrows=f?Kg(f,i):[],f){let p=i.state.optimizers[f.optimizer].rule;s.textContent=`${Wt(i.state.optimizers,f.optimizer)}, walker ${Fe(f.walker)}, step ${Fe(f.step)} to ${Fe(f.step+1)}`,t.textContent=Yd(f,i.place?.nDims??2,p,i.place?.reference?.escapeDirections[0]),n.replaceChildren(jg(f,i))}i.redraw()};return d.addEventListener("toggle",()=>{d.open&&i.state.selected===null&&i.pick(0,0),d.open&&e.examine("last"),h()}),{el:d,see(f){f!==o&&(o=f,a=f.anatomy,d.open||i.arrows.length>0?h():(r.hidden=a!==null,u.hidden=a===null))}}}function Kg(i,e){let{theme:t}=e,n=e.place?e.place.box[0][1]-e.place.box[0][0]:4,s=([d,h])=>Math.hypot(d,h),r=[i.gradient,i.drawn,...i.around],a=jc*n/Math.max(...r.map(s),1e-300),o=i.point,l=([d,h],f)=>[d*f,h*f],c=i.around.map(d=>({from:o,along:l(d,-a),color:t.faint,dash:[]}));c.push({from:o,along:l(i.drawn,-a),color:t.dark?"#ffb347":"#b35900",dash:[5,3]}),c.push({from:o,along:l(i.gradient,-a),color:t.ink,dash:[]});let u=i.memory.velocity??i.memory.mean;return u&&s(u.after)>0&&c.push({from:o,along:l(u.after,-jc*n/s(u.after)),color:t.dark?"#7fd6ff":"#00598c",dash:[2,2]}),s(i.move)>0&&c.push({from:o,along:l(i.move,jc*n/s(i.move)),color:t.accent,dash:[],wide:!0}),c}function jg(i,e){let t=e.place?.nDims??2,n=(l,c)=>[l,...c.slice(0,t).map(Ie)],s=[n("point before",i.point),n("gradient: the slope of the function (solid)",i.gradient),n("gradient that the optimizer was given (dashed orange)",i.drawn)];if(i.around.length>0){let l=[0,1].map(c=>{let u=i.around.reduce((d,h)=>d+h[c],0)/i.around.length;return Math.sqrt(i.around.reduce((d,h)=>d+(h[c]-u)**2,0)/(i.around.length-1))});s.push(n(`spread (std) of ${i.around.length} others it could have been given (grey)`,l))}let r={velocity:"velocity (dotted blue)",mean:"running mean of gradients (dotted blue)",squares:"running squares of gradients"};for(let[l,{before:c,after:u}]of Object.entries(i.memory))l in r&&s.push(n(`${r[l]}, before`,c),n(`${r[l]}, after`,u));s.push(n("step made (thick)",i.move),n("point after",i.next)),s.push(...i.curvatures.slice(0,t).map(l=>[`curvature ${Ie(l.value)}, along`,...l.vector.slice(0,t).map(Ie)]));let a=["quantity",...["x","y"].slice(0,t)],o=Bi(`The step in numbers; learning rate ${Ie(i.learningRate)}, value ${Ie(i.value)}`,a,s);return o.dataset.testid="anatomy-table",o}var Qg=940;function Qd(i,e,t,n){let s=L("div",{class:"left"},i,e,n),r=L("div",{class:"body"},s,t);return new ResizeObserver(()=>{let a=r.clientWidth>=Qg;if(r.clientWidth===0||a===(t.parentElement===r))return;let o=r.getRootNode().activeElement;a?r.append(t):e.after(t),o&&t.contains(o)&&o.focus({preventScroll:!0})}).observe(r),r}function ef(i,e,t){let n=L("div",{class:"drop",hidden:!0,"aria-hidden":"true","data-testid":"drop"},L("b",{},"Drop a replay file to load it"));i.append(n);let s=a=>a.dataTransfer?.types.includes("Files")??!1,r=a=>{s(a)&&(a.preventDefault(),a.stopPropagation(),a.dataTransfer.dropEffect="copy",n.hidden=!1)};i.addEventListener("dragenter",r),i.addEventListener("dragover",r),i.addEventListener("dragleave",a=>{i.contains(a.relatedTarget)||(n.hidden=!0)}),i.addEventListener("drop",a=>{if(!s(a))return;a.preventDefault(),a.stopPropagation(),n.hidden=!0;let o=a.dataTransfer.files;o.length===1?e(o[0]):t(`${o.length} things dropped; accepted: one replay file. Drop one file.`)})}function tf(i,e,t){let n=vi("theme",[["auto","as the system"],["light","light"],["dark","dark"]],c=>i.change({view:{...i.state.view,theme:c}}),{"data-testid":"theme"}),s=L("input",{type:"text",class:"address",id:ki(),readonly:!0,hidden:!0,"aria-label":"address of this state","data-testid":"address",onkeydown:c=>{c.key==="Escape"&&(c.stopPropagation(),a(),i.announce(""))}}),r=null,a=()=>{let c=s.getRootNode().activeElement===s;r=null,s.hidden=!0,o.setAttribute("aria-expanded","false"),c&&o.focus()},o=at("Share",()=>{if(r!==null){a(),i.announce("");return}let c=r=i.state;s.hidden=!1,s.value=e.share(c),o.setAttribute("aria-expanded","true"),s.focus(),s.select();let u=h=>()=>{r===c&&i.announce(h)},d=u("Copy the address that is selected: it holds the whole state.");navigator.clipboard?.writeText(s.value).then(u("The address of this state is in the clipboard."),d)??d()},{"data-testid":"share",hidden:e.share===void 0,"aria-expanded":"false","aria-controls":s.id});return{el:L("header",{},L("h1",{},"Stuck at a saddle?"),L("p",{class:"question"},"Why is an optimizer stuck at a saddle point, and what gets it out?"),at("Take the tour",t,{class:"primary","data-testid":"tour"}),o,n.el,s),follow(c){n.set(c.view.theme),r!==null&&JSON.stringify(r)!==JSON.stringify(c)&&a()}}}var e1=250,Qc=36,t1=24;function sf(i){let[e,t]=[ki(),ki()],n=L("div",{id:t,class:"error","data-testid":"formula-error",role:"alert"}),s=L("input",{id:e,type:"text",class:"formula",spellcheck:"false",autocomplete:"off",autocapitalize:"off",maxlength:4e3,"data-testid":"formula","aria-describedby":t}),r=0,a=i.state.landscape,o=h=>{let f=Nt(h);a=h.trim();let p=f.named&&f.start?{starts:{kind:"points",points:[f.start]}}:{};i.change({landscape:a,box:null,selected:null,station:null,...p})},l=()=>{clearTimeout(r),!(s.value.trim()===a||"refusal"in Dn({landscape:s.value}))&&o(s.value)};s.addEventListener("input",()=>{nf(n,s,s.value),clearTimeout(r),r=setTimeout(l,e1)}),s.addEventListener("change",l);let c=vi("Landscape",[["","typed formula"],...Ga.map(h=>[h,h.replaceAll("_"," ")])],h=>{h===""?s.focus():o(h)},{"data-testid":"landscape"}),u=L("div",{class:"facts"});return{el:Fi("Landscape",!0,c.el,L("label",{for:e},"Formula in x and y"),s,n,u),follow(h){a=h.landscape;let f=Nt(h.landscape);c.set(f.named?h.landscape:"");let p=f.formula.text;(!(s.getRootNode().activeElement===s)||f.named)&&(s.value=p,nf(n,s,p))},arrive:h=>u.replaceChildren(...i1(h))}}function nf(i,e,t){i.replaceChildren(),e.removeAttribute("aria-invalid");let n=Dn({landscape:t});if(!("refusal"in n))return;e.setAttribute("aria-invalid","true"),i.append(L("p",{},n.refusal));let s=n1(t);if(s===null)return;let r=Array.from(t.replace(/[\s\u0000-\u001f]/g," ")),a=Math.max(0,Math.min(s-1-Qc/2,r.length-Qc)),o=r.slice(a,a+Qc).join(""),l=`${" ".repeat(Math.max(0,s-1-a))}^`;i.prepend(L("pre",{"aria-hidden":"true"},`${o}
${l}`))}function n1(i){try{Nt(i)}catch(e){if(e instanceof Vt)return e.column}return null}function i1(i){let e=i.criticalPoints,t=e.slice(0,t1).map(r=>[Kd(r),`(${r.location.slice(0,i.nDims).map(Ie).join(", ")})`,Ie(r.value),r.eigenvalues.slice(0,i.nDims).map(Ie).join(", ")]),n=e.length-t.length,s=i.named?"Complete inside the box: certified in Python.":"Searched for from a grid, not proved complete.";return[L("details",{},L("summary",{},`${e.length} critical point${e.length===1?"":"s"}`),Bi("Critical points",["kind","at","value","curvatures"],t),n>0?L("p",{class:"note"},`and ${n} more.`):null,L("p",{class:"note"},s))]}var eu=.1,s1=([i,e])=>[i/Math.hypot(i,e),e/Math.hypot(i,e)],r1=([i,e])=>{let t=Math.round(Math.atan2(e,i)*180/Math.PI);return t===-180?180:t};function a1(i){let e={0:[1,0],90:[0,1],180:[-1,0],[-90]:[0,-1],[-180]:[-1,0]},t=i*Math.PI/180;return e[i]??[Math.cos(t),Math.sin(t)]}function eo(i){let e=i.state.noise?.direction;if(!e||!i.place)return null;let[[t,n],[s,r]]=i.place.box,a=[(t+n)/2,(s+r)/2];return{direction:s1(e),at:i.place.reference?.point.location??a}}function rf(i){let e=zn("noise size (std)",{least:0,most:10,log:!0},d=>{let h=i.state.noise?.direction??null;return i.ask({noise:d!==0||i.state.batch?{std:d,direction:h}:null})},"noise-size"),t=Oi("along one direction only",d=>{let h=i.state.noise?.std??eu;i.change({noise:{std:h,direction:d?[0,1]:null}})},{"data-testid":"noise-along"}),n=zn("its angle, degrees",{least:-180,most:180,whole:!0},d=>i.ask({noise:{std:i.state.noise?.std??eu,direction:a1(d)}}),"noise-angle"),s=Oi("mini-batches of samples",d=>{i.change(d?{batch:{size:4,samples:64,sampling:"reshuffle"},noise:i.state.noise??{std:eu,direction:null}}:{batch:null})},{"data-testid":"batch"}),r=zn("batch size",{least:1,most:64,whole:!0},d=>{let h=i.state.batch;return h&&i.ask({batch:{...h,size:d}})},"batch-size"),a=xn("samples",d=>{let h=i.state.batch;return h&&i.ask({batch:{...h,samples:d,size:Math.max(1,Math.min(h.size,d))}})},{min:1,max:256,step:1}),o=vi("drawn",[["reshuffle","in a fresh order each epoch"],["replacement","with replacement"]],d=>{let h=i.state.batch;h&&i.change({batch:{...h,sampling:d}})}),l=L("div",{class:"fields"},r.el,a.el,o.el,L("p",{class:"note"},"Each sample is the landscape plus a tilt of its own; the tilts have the noise's size and add up to zero.")),c=o1(i);return{el:Fi("Noise, batches, schedule",!0,e.el,t.el,n.el,s.el,l,c.el),follow(d){e.set(d.noise?.std??0);let h=d.noise?.direction??null;t.set(h!==null),n.el.hidden=h===null,h&&n.set(r1(h)),s.set(d.batch!==null),l.hidden=d.batch===null,d.batch&&(r.set(d.batch.size),a.set(d.batch.samples),o.set(d.batch.sampling)),c.follow(d)}}}function o1(i){let e=vi("schedule of the learning rate",[["constant","constant"],["step","times a factor every so many steps"],["cosine","cosine to zero"]],a=>{let o={constant:{kind:"constant"},step:{kind:"step",every:100,factor:.5},cosine:{kind:"cosine",steps:i.state.steps}};i.change({schedule:o[a]})},{"data-testid":"schedule"}),t=xn("every",a=>{let o=i.state.schedule;return o.kind==="step"?i.ask({schedule:{...o,every:a}}):null},{min:1,step:1}),n=xn("factor",a=>{let o=i.state.schedule;return o.kind==="step"?i.ask({schedule:{...o,factor:a}}):null}),s=xn("to zero after",a=>i.state.schedule.kind==="cosine"?i.ask({schedule:{kind:"cosine",steps:a}}):null,{min:1,step:1});return{el:L("div",{},e.el,L("div",{class:"row"},t.el,n.el,s.el)),follow({schedule:a}){e.set(a.kind),t.el.hidden=n.el.hidden=a.kind!=="step",s.el.hidden=a.kind!=="cosine",a.kind==="step"?(t.set(a.every),n.set(a.factor)):a.kind==="cosine"&&s.set(a.steps)}}}var af={learning_rate:{least:1e-4,most:3,log:!0},momentum:{least:0,most:.999},alpha:{least:0,most:.999},b1:{least:0,most:.999},b2:{least:0,most:.9999},eps:{least:0,most:1,log:!0},radius:{least:0,most:1,log:!0},gradient_tol:{least:0,most:10,log:!0},wait:{least:0,most:200,whole:!0},damping:{least:0,most:10,log:!0}},of=8;function Lr(i,e){let t=L("canvas",{class:"swatch",width:80,height:32,"aria-hidden":"true"}),n=t.getContext("2d"),s=hn(i,e);return n.scale(2,2),n.strokeStyle=n.fillStyle=s.color,n.lineWidth=2,n.setLineDash([...s.dash]),n.beginPath(),n.moveTo(1,8),n.lineTo(39,8),n.stroke(),n.setLineDash([]),n.beginPath(),vn(n,s.marker,20,8,9),n.lineWidth=3,n.strokeStyle=e.paper,n.stroke(),n.fill(),t}function cf(i){let e=L("div",{class:"optimizers"}),t=zn("learning rate of all",af.learning_rate,c=>i.ask({optimizers:i.state.optimizers.map(u=>lf(u,"learning_rate",c))}),"learning-rate"),n="",s=[],r=(c,u)=>{let d=i.state.optimizers;if(u!==null&&d.length>1)i.change({optimizers:d.filter((h,f)=>f!==u),selected:null});else if(u===null&&d.length<of){let h=d[0].settings.learning_rate;i.change({optimizers:[...d,{rule:c,settings:ss(c,{learning_rate:h})}]})}else i.say(u===null?`At most ${of} optimizers run at once.`:"At least one optimizer runs."),l()},a=(c,u)=>{let d=Oi(Dr[c.rule],()=>r(c.rule,u),{"data-testid":`optimizer-${c.rule}`});d.set(!0),d.el.prepend(Lr(u,i.theme));let h=Object.keys(c.settings).map(f=>{let p=zn(`${Zd[f]}`,af[f],v=>i.ask({optimizers:i.state.optimizers.map((g,m)=>m===u?lf(g,f,v):g)}),u===o(c.rule)?`${c.rule}-${f}`:"");return p.set(c.settings[f]),s.push({position:u,key:f,control:p}),p.el});return L("div",{class:"optimizer"},d.el,L("details",{},L("summary",{"aria-label":`settings of ${Dr[c.rule]}`},"settings"),...h))},o=c=>i.state.optimizers.findIndex(u=>u.rule===c),l=()=>{s=[];let{optimizers:c}=i.state,u=Object.keys(is).filter(h=>o(h)<0),d=[...e.querySelectorAll("details")].map(h=>h.open);e.replaceChildren(...c.map(a),...u.map(h=>{let f=Oi(Dr[h],()=>r(h,null),{"data-testid":`optimizer-${h}`});return L("div",{class:"optimizer off"},f.el)})),[...e.querySelectorAll("details")].forEach((h,f)=>{h.open=d[f]??!1})};return{el:Fi("Optimizers",!0,t.el,e),follow(c){let u=JSON.stringify([c.optimizers.map(d=>d.rule),i.theme.dark]);if(u!==n){let d=e.getRootNode().activeElement,h=d&&e.contains(d)?d.dataset.testid:void 0;l(),h&&e.querySelector(`[data-testid="${h}"]`)?.focus()}n=u,t.set(c.optimizers[0].settings.learning_rate);for(let{position:d,key:h,control:f}of s)f.set(c.optimizers[d].settings[h])}}}function lf(i,e,t){return{...i,settings:{...i.settings,[e]:t}}}var to=1,l1="unsaddle replay",c1=["race","ensemble","branch"],uf=["steps","sample gradients"];function hf(i){try{return{replay:u1(La(i,"a replay",ot.characters.replay))}}catch(e){if(e instanceof qe||e instanceof Vt)return{refusal:e.message};throw e}}function u1(i){let e=pt(i,"replay",["format","version","kind","title","protocol","landscape","box","axes","clock","plane","tracks"]),{version:t}=e;if(Number.isInteger(t)&&t>to)throw new qe(`a replay of version ${Et(t)}`,`version ${to}`,"Update unsaddle.");Kn(e.format,"replay.format",[l1]),bt(t,"replay.version",[to,to]);let n=Kn(e.kind,"replay.kind",c1),s=fi(e.title,"replay.title",ot.characters.title),r=Qt(Cn(e.protocol,[]),"replay.protocol",ht("n_lines")).map((u,d)=>fi(u,`replay.protocol[${d}]`,ot.characters.line)),a=qc(e.box,"replay.box"),o=Qt(e.axes,"replay.axes",[2,2]).map((u,d)=>fi(u,`replay.axes[${d}]`,ot.characters.name)),[l,c]=[e.landscape??null,e.plane??null];if(l===null==(c===null)||n==="branch"!=(c!==null))throw new qe(`a replay of kind '${n}' with landscape=${Et(l)} and plane=${Et(c)}`,"a plane for a branch, a landscape for all else","Record it again.");return{kind:n,title:s,protocol:r,landscape:l===null?null:$c(l,"replay.landscape"),box:a,axes:[o[0],o[1]],clock:Kn(Cn(e.clock,uf[0]),"replay.clock",uf),plane:c===null?null:h1(c),tracks:d1(e.tracks)}}function h1(i){let e=pt(i,"replay.plane",["values","share","share_of","n_parameters"]),t="replay.plane.values",n=Qt(e.values,t,ht("plane_side")),s=Qt(n[0],`${t}[0]`,ht("plane_side")).length;return{values:n.map((r,a)=>ff(r,`${t}[${a}]`,"plane_side",s,"in the first row")),share:jt(e.share,"replay.plane.share",en("proportion")),share_of:fi(e.share_of,"replay.plane.share_of",ot.characters.line),n_parameters:bt(e.n_parameters,"replay.plane.n_parameters",ht("n_parameters"))}}function df(i,e,t,n,s){let r=Qt(i,e,ht(t));if(r.length!==n)throw new qe(`${e} with ${_t(r.length)} parts`,`${_t(n)}, as many as ${s}`,"Record it again.");return r}function ff(i,e,t,n,s){return df(i,e,t,n,s).map((r,a)=>r===null?null:jt(r,`${e}[${a}]`,en("finite")))}function d1(i){let e=ht("n_points")[1],t=0;return Qt(i,"replay.tracks",ht("n_tracks")).map((n,s)=>{let r=`replay.tracks[${s}]`,a=pt(n,r,["name","steps","paths","values","tally","share"]),o=fi(a.name,`${r}.name`,ot.characters.name),l=f1(a.steps,`${r}.steps`),c=Qt(a.paths,`${r}.paths`,ht("n_paths"));if(t+=l.length*c.length,t>e)throw new qe(`a replay of more than ${_t(e)} points`,`at most ${_t(e)}`,"Record fewer steps or fewer walkers.");let u=a.values??null,d=a.share??null;return{name:o,steps:l,paths:c.map((h,f)=>p1(h,`${r}.paths[${f}]`,l.length)),values:u===null?null:ff(u,`${r}.values`,"n_points",l.length,"steps"),tally:m1(a.tally??null,`${r}.tally`),share:d===null?null:jt(d,`${r}.share`,en("proportion"))}})}function f1(i,e){let t=-1;return Qt(i,e,ht("n_points")).map((n,s)=>{let r=bt(n,`${e}[${s}]`,ht("recorded"));if(r<=t)throw new qe(`${e}[${s}]=${r}`,"steps that increase","Record it again.");return t=r,r})}function p1(i,e,t){return df(i,e,"n_points",t,"steps").map((n,s)=>n===null?null:Na(n,`${e}[${s}]`,en("finite")))}function m1(i,e){if(i===null)return null;let t=pt(i,e,Jn);return Object.fromEntries(Object.entries(t).map(([n,s])=>[n,bt(s,`${e}.${n}`,ht("recorded"))]))}function us(i,e,t,n,s,r=[],a=2){let[o,l]=[t[0]-e[0],t[1]-e[1]],c=Math.hypot(o,l);if(!(c>1.5)||!Number.isFinite(c))return;let u=Math.min(5+2.5*a,.6*c),[d,h]=[o/c,l/c],f=[t[0]-d*u*.8,t[1]-h*u*.8],p=()=>{i.beginPath(),i.moveTo(e[0],e[1]),i.lineTo(f[0],f[1])},v=()=>{i.beginPath(),i.moveTo(t[0],t[1]),i.lineTo(t[0]-d*u-h*u*.5,t[1]-h*u+d*u*.5),i.lineTo(t[0]-d*u+h*u*.5,t[1]-h*u-d*u*.5),i.closePath()};i.lineCap="butt",i.strokeStyle=s.halo,i.lineWidth=a+2.5,i.setLineDash([]),p(),i.stroke(),v(),i.stroke(),i.strokeStyle=i.fillStyle=n,i.lineWidth=a,i.setLineDash([...r]),p(),i.stroke(),i.setLineDash([]),v(),i.fill()}function no(i,e,t,n,s,r){i.setLineDash([]);let a=(o,l)=>{if(i.lineWidth=o,i.strokeStyle=l,i.beginPath(),e==="MINIMUM")vn(i,"circle",t,n,s);else if(e==="MAXIMUM")vn(i,"up",t,n,s);else if(e==="STRICT_SADDLE"){let c=s*.5;i.moveTo(t-c,n-c),i.lineTo(t+c,n+c),i.moveTo(t-c,n+c),i.lineTo(t+c,n-c)}else vn(i,"diamond",t,n,s);i.stroke()};i.lineCap="round",a(5,r.halo),a(2.2,r.ink),e==="MINIMUM"&&(i.fillStyle=r.ink,i.beginPath(),vn(i,"circle",t,n,s*.28),i.fill())}var Nr=21,g1=[[1,-1],[-1,-1],[1,1],[-1,1],[0,-1],[0,1]];function tu([i,e],t,[n,s],r,a=0){let o=g1.map(([c,u],d)=>{let h=c===0?i-t/2:c>0?i+12:i-12-t,f=u>0?e+14:e-9-Nr,p=[Math.max(4,Math.min(h,n-t-4)),Math.max(4,Math.min(f,s-Nr-4))],v=[[i,e],...r].filter(([g,m])=>g>p[0]-4&&g<p[0]+t+4&&m>p[1]-4&&m<p[1]+Nr+4);return{corner:p,side:d,covered:v.length}});return[...o.slice(a),...o.slice(0,a)].reduce((c,u)=>u.covered<c.covered?u:c)}function Rs(i,e){let[t,n]=[e[0]-i[0],e[1]-i[1]],s=Math.ceil(Math.hypot(t,n)/12);return s<1e3?Array.from({length:s+1},(r,a)=>[i[0]+t*a/Math.max(1,s),i[1]+n*a/Math.max(1,s)]):[]}function pf([i,e],t){return[e,e+Nr].flatMap(n=>Rs([i,n],[i+t,n]))}function io(i,e){return i.font="600 12px system-ui, sans-serif",i.measureText(e).width+12}function nu(i,e,[t,n],s){let r=io(i,e);i.fillStyle=s.paper,i.strokeStyle=s.faint,i.lineWidth=1,i.setLineDash([]),i.beginPath(),i.roundRect(t,n,r,Nr,4),i.fill(),i.stroke(),i.fillStyle=s.ink,i.textBaseline="middle",i.textAlign="left",i.fillText(e,t+6,n+11)}var mf=18,Cs=class i{constructor(e){this.formula=e;this.pointwise=mi(e,0,i.BLOCK),this.xs=new Float64Array(i.BLOCK),this.ys=new Float64Array(i.BLOCK)}formula;pointwise;xs;ys;static BLOCK=4096;value(e,t){return this.xs[0]=e,this.ys[0]=t,this.pointwise.evaluate([this.xs,this.ys],1).value[0]}values(e,t,n,s){for(let r=0;r<n;r+=i.BLOCK){let a=Math.min(i.BLOCK,n-r);for(let l=0;l<a;l++)this.xs[l]=e[r+l],this.ys[l]=t[r+l];let{value:o}=this.pointwise.evaluate([this.xs,this.ys],a);for(let l=0;l<a;l++)s[r+l]=o[l]}}relief(e,t){let[n,s]=[new Float64Array(t*t),new Float64Array(t*t)],[[r,a],[o,l]]=e;for(let u=0;u<t;u++)for(let d=0;d<t;d++)n[u*t+d]=r+(a-r)*d/(t-1),s[u*t+d]=o+(l-o)*u/(t-1);let c=new Float64Array(t*t);this.values(n,s,t*t,c);for(let u=0;u<c.length;u++)Number.isFinite(c[u])||(c[u]=Number.NaN);return{box:e,n:t,values:c,levels:iu(c)}}};function iu(i){let e=i.filter(n=>!Number.isNaN(n)).sort();if(e.length===0||e[0]===e[e.length-1])return new Float64Array(0);let t=[];for(let n=1;n<=mf;n++){let s=e[Math.floor((e.length-1)*(n/(mf+1)))];s>e[0]&&s!==t[t.length-1]&&t.push(s)}return Float64Array.from(t)}function Is(i,e){if(Number.isNaN(i))return Number.NaN;let[t,n]=[0,e.length];for(;t<n;){let s=t+n>>1;e[s]<i?t=s+1:n=s}return e.length===0?.5:t/e.length}function Ps(i,e){let{n:t,values:n,box:s}=i,[[r,a],[o,l]]=s,[c,u]=[(a-r)/(t-1),(l-o)/(t-1)],d=[];for(let h=0;h<t-1;h++)for(let f=0;f<t-1;f++){let[p,v]=[n[h*t+f],n[h*t+f+1]],[g,m]=[n[(h+1)*t+f],n[(h+1)*t+f+1]];if(!Number.isFinite(p+v+m+g))continue;let _=[],T=(M,E,w,x,S,F)=>{if(M<e==E<e)return;let P=(e-M)/(E-M);_.push(r+c*(f+w+P*(S-w)),o+u*(h+x+P*(F-x)))};if(T(p,v,0,0,1,0),T(v,m,1,0,1,1),T(m,g,1,1,0,1),T(g,p,0,1,0,0),_.length===4)d.push(..._);else if(_.length===8){let E=(p+v+m+g)/4<e==p<e?[0,1,2,3]:[0,3,1,2];for(let w of E)d.push(_[2*w],_[2*w+1])}}return d}function gf(i){let e=i.values.filter(h=>!Number.isNaN(h)).sort();if(e.length===0)return{compressed:!1,of:()=>0};let t=h=>e[Math.floor((e.length-1)*h)],[n,s,r]=[t(0),t(1),t(.5)],a=t(.75)-t(.25),o=a>0&&s-n>8*a,l=h=>o?Math.asinh((h-r)/a):h,[c,u]=[l(n),l(s)],d=(u-c)/2||1;return{compressed:o,of:h=>Number.isFinite(h)?(l(h)-c)/d-1:1}}var tn=160,[Ur,v1]=[46,34],x1=40,y1=4*ot.characters.replay;function vf(i,e){let t=L("canvas",{class:"heat",role:"img"}),n=L("h3"),s=L("p",{class:"share","data-testid":"replay-share"}),r=L("span",{class:"where"}),a=L("pre",{class:"note"}),o=L("div",{class:"scroll"}),l=L("div",{hidden:!0}),c=null,u=null,d=0,h=0,f=0,p=()=>{c&&u&&w.open&&b1(t,c,u,h,i),r.textContent=`${c?.clock==="sample gradients"?"sample gradients:":"step"} ${Fe(h)} of ${Fe(d)}`,c&&o.replaceChildren(S1(c,h,i))},v=zn("share of the run, 0 to 1",{least:0,most:1},x=>{g(Math.round(x*d))},"replay-step"),g=x=>{h=Math.max(0,Math.min(d,x)),v.set(d===0?0:h/d),p()},m=()=>{clearInterval(f),f=0,_.textContent="\u25B6 Play"},_=at("\u25B6 Play",()=>{if(f!==0){m();return}h>=d&&g(0),_.textContent="\u275A\u275A Pause",f=setInterval(()=>{!w.isConnected||h>=d?m():g(h+Math.max(1,Math.round(d/200)))},50)},{"data-testid":"replay-play"}),T=x=>{let S=hf(x);return"refusal"in S?(e(S.refusal),!1):(m(),c=S.replay,d=Math.max(...c.tracks.map(F=>F.steps[F.steps.length-1]??0)),u=_1(c),n.textContent=c.title,s.textContent=c.plane?`This plane shows ${(100*c.plane.share).toFixed(0)} % of the movement (${c.plane.share_of}; ${Fe(c.plane.n_parameters)} parameters).`:"",t.setAttribute("aria-label",`${c.title}; ${s.textContent} The table below has the numbers.`),a.textContent=c.protocol.join(`
`),l.hidden=!1,w.open=!0,g(0),!0)},M=x=>{let S=x.name.length>60?`${x.name.slice(0,57)}...`:x.name;!/\.json$/i.test(x.name)&&x.type!=="application/json"?e(`the file \u201C${S}\u201D; accepted: a replay, whose name ends in .json. Record one with unsaddle branch FILE.py --replay branch.json.`):x.size>y1?e(`the file \u201C${S}\u201D of ${Fe(x.size/1e6)} MB; accepted: at most ${Fe(ot.characters.replay/1e6)} MB. Record fewer steps or walkers.`):x.text().then(F=>{T(F)&&(i.announce(""),i.say(`Replay loaded: ${n.textContent}`),w.scrollIntoView({block:"start"}))},()=>e(`the file \u201C${S}\u201D that cannot be read; accepted: a file on this machine. Choose it again.`))},E=L("input",{type:"file",accept:".json,application/json","data-testid":"replay-file",onclick:()=>{E.value=""},onchange:()=>{let x=E.files?.[0];x&&M(x)}});l.append(n,s,t,L("div",{class:"row"},_,r),v.el,o,a);let w=L("details",{class:"card replay","data-testid":"replay"},L("summary",{},"Replay of a recorded run"),L("p",{class:"note"},"A race, an ensemble or a real network's branch that Python recorded."),L("label",{class:"file"},L("span",{},"Replay file; or drop it anywhere on the page"),E),l);return w.addEventListener("toggle",p),{el:w,load:T,take:M,follow:p}}function _1(i){if(i.landscape!==null)return new Cs(Nt(i.landscape).formula).relief(i.box,tn);let e=i.plane.values,[t,n]=[e.length,e[0].length],s=new Float64Array(tn*tn),r=(a,o)=>e[o][a]??Number.NaN;for(let a=0;a<s.length;a++){let[o,l]=[a%tn/(tn-1)*(n-1),Math.floor(a/tn)/(tn-1)*(t-1)],[c,u]=[Math.min(n-2,Math.floor(o)),Math.min(t-2,Math.floor(l))],[d,h]=[o-c,l-u];s[a]=(1-h)*((1-d)*r(c,u)+d*r(c+1,u))+h*((1-d)*r(c,u+1)+d*r(c+1,u+1))}return{box:i.box,n:tn,values:s,levels:iu(s)}}function xf(i,e){let t=0;for(;t+1<i.length&&i[t+1]<=e;)t+=1;return t}function b1(i,e,t,n,s){let{theme:r}=s,a=Math.min(2,devicePixelRatio||1),[o,l]=[i.clientWidth||600,i.clientHeight||380];i.width=Math.round(o*a),i.height=Math.round(l*a);let c=i.getContext("2d");c.setTransform(a,0,0,a,0,0);let[[u,d],[h,f]]=e.box,[p,v]=[o-Ur-6,l-v1-6],g=(T,M)=>[Ur+p*(T-u)/(d-u),6+v*(1-(M-h)/(f-h))],m=new ImageData(tn,tn);t.values.forEach((T,M)=>{let E=Is(T,t.levels),w=Number.isNaN(E)?r.dark?[10,11,14]:[205,205,205]:ls(E,r);m.data.set([...w,255],4*((tn-1-Math.floor(M/tn))*tn+M%tn))});let _=document.createElement("canvas");_.width=_.height=tn,_.getContext("2d").putImageData(m,0,0),c.drawImage(_,Ur,6,p,v),c.strokeStyle=r.line;for(let T of t.levels){let M=Ps(t,T);c.beginPath();for(let E=0;E<M.length;E+=4)c.moveTo(...g(M[E],M[E+1])),c.lineTo(...g(M[E+2],M[E+3]));c.stroke()}c.fillStyle=r.ink,c.font="12px system-ui, sans-serif",c.textAlign="center",c.textBaseline="bottom",c.fillText(`${Ie(u)}  \u2190  ${e.axes[0]}  \u2192  ${Ie(d)}`,Ur+p/2,l-8),c.save(),c.translate(14,6+v/2),c.rotate(-Math.PI/2),c.textBaseline="top",c.fillText(`${Ie(h)}  \u2190  ${e.axes[1]}  \u2192  ${Ie(f)}`,0,0),c.restore(),c.save(),c.beginPath(),c.rect(Ur,6,p,v),c.clip(),e.tracks.forEach((T,M)=>{let E=hn(M,r),w=xf(T.steps,n);T.paths.forEach((S,F)=>{F<x1&&M1(c,S.slice(0,w+1),g,E.color,E.dash);let P=S[w];P&&(c.beginPath(),vn(c,E.marker,...g(P[0],P[1]),T.paths.length>20?7:11),[c.lineWidth,c.strokeStyle,c.fillStyle]=[2.5,r.halo,E.color],c.stroke(),c.fill())});let x=T.paths[0]?.[0];x&&M===0&&us(c,[g(...x)[0]-30,g(...x)[1]-22],g(...x),r.ink,r,[],1.5)}),c.restore()}function M1(i,e,t,n,s){i.setLineDash([...s]),i.lineWidth=2,i.strokeStyle=n,i.beginPath();let r=!1;for(let a of e){if(a===null)continue;let o=t(a[0],a[1]);r?i.lineTo(...o):i.moveTo(...o),r=!0}i.stroke(),i.setLineDash([])}function S1(i,e,t){let n=i.tracks.map((r,a)=>{let o=xf(r.steps,e),l=r.paths[0]?.[o]??null;return[L("span",{class:"named"},Lr(a,t.theme),r.name),l?`(${Ie(l[0])}, ${Ie(l[1])})`:"no longer finite",r.values?Ie(r.values[o]??Number.NaN):"\u2013",i.plane?r.share===null?"\u2013":`${(100*r.share).toPrecision(2)} %`:r.tally?Object.entries(r.tally).map(([c,u])=>`${u} ${c.toLowerCase()}`).join(", "):"\u2013"]}),s=i.plane?"share of its movement that is shown":"at the end";return Bi("The recorded paths",["track","first path at","value",s],n)}function yf(i){let{simulation:e}=i,t=at("\u25B6 Run",()=>{i.frame?.done&&e.reset(i.state),e.play(),p()},{class:"primary","data-testid":"run"}),n=at("\u275A\u275A Pause",()=>{e.pause(),p()},{"data-testid":"pause"}),s=m=>()=>{e.pause(),e.step(m),p()},r=at("\u25C2 back",s(-1),{"data-testid":"back","aria-label":"one step back"}),a=at("step \u25B8",s(1),{"data-testid":"step","aria-label":"one step forward"}),o=at("\u21BA Reset",()=>{e.pause(),e.reset(i.state),p()},{"data-testid":"reset"}),l=xn("steps each",m=>i.ask({steps:m}),{min:1,step:1,"data-testid":"steps"}),c=xn("seed",m=>i.ask({seed:m}),{min:0,step:1,"data-testid":"seed"}),u=zn("steps a second",{least:1,most:5e3,log:!0,whole:!0},m=>i.ask({speed:m}),"speed"),d=Oi("as fast as it goes",m=>i.change({speed:m?"max":60}),{"data-testid":"speed-max"}),h=L("progress",{max:1,value:0,"aria-label":"share of the steps done"}),f=L("span",{class:"where","data-testid":"progress"}),p=()=>{t.hidden=e.playing,n.hidden=!e.playing,t.textContent=i.frame?.done?"\u25B6 Run again":"\u25B6 Run"},v=L("div",{class:"transport",role:"group","aria-label":"Run"},L("div",{class:"row"},t,n,r,a,o),L("div",{class:"row progress"},h,f));return{el:L("section",{class:"run","aria-label":"Budget and pace"},L("div",{class:"row"},l.el,c.el),u.el,d.el),transport:v,toggle(){e.playing?n.click():t.click()},follow(m){l.set(m.steps),c.set(m.seed),d.set(m.speed==="max"),u.el.hidden=m.speed==="max",m.speed!=="max"&&u.set(m.speed),p()},see(m){h.value=m.step/m.nSteps,f.textContent=`step ${Fe(m.step)} of ${Fe(m.nSteps)}`,p()}}}function su(i){if(i.escapedAt!==null){let e=i.fromStart===null?"":Number.isFinite(i.fromStart)?`, forecast ${Fe(i.fromStart)}`:"";return`left at step ${Fe(i.escapedAt)}${e}`}return i.stepsLeft===null?"no forecast":Number.isFinite(i.stepsLeft)?`leaves in about ${Fe(Math.max(0,i.stepsLeft))} steps`:"never leaves by itself"}function _f(i){let e=vi("follow",[["-1","nobody"]],o=>{o==="-1"?i.change({selected:null}):i.pick(Number(o),i.state.selected?.walker??0)}),t=xn("walker",o=>i.pick(i.state.selected?.optimizer??0,o),{min:0,step:1}),n=L("p",{class:"sentence"}),s=L("p",{class:"note"}),r=L("div",{class:"card","data-testid":"selected"},L("h3",{},"The walker that is followed"),L("div",{class:"row"},e.el,t.el),n,s),a="";return{el:r,follow(o){let l=o.optimizers.map((u,d)=>Wt(o.optimizers,d)),c=l.join("|");c!==a&&e.select.replaceChildren(L("option",{value:"-1"},"nobody"),...l.map((u,d)=>L("option",{value:d},u))),a=c,e.set(String(o.selected?.optimizer??-1)),t.set(o.selected?.walker??0),t.el.hidden=o.selected===null||Lt(o.starts)===1},see(o){let l=i.state.selected,c=l?o.optimizers[l.optimizer]:void 0;if(!l||!c){n.textContent="Click a walker, or an optimizer's name in the table.",s.textContent="";return}let[u,d]=c.path,h=u.length-1,f=h<0?"":`at (${Ie(u[h])}${i.place?.nDims===1?"":`, ${Ie(d[h])}`}), value ${Ie(c.value)}`,[p,v]=[i.place?.nDims??2,o.anatomy],g=v?.curvatures.slice(0,p).map(({value:_,vector:T})=>`${_<0?"down":_>0?"up":"not at all"} along (${T.slice(0,p).map(Ie).join(", ")}), curvature ${Ie(_)}`).join("; ");n.textContent=`${Wt(i.state.optimizers,l.optimizer)}, walker ${Fe(l.walker)}: ${f}.`+(v&&g?` Before step ${Fe(v.step+1)}, at (${v.point.slice(0,p).map(Ie).join(", ")}), the ground curved ${g}.`:"");let m=o.forecast;s.textContent=m===null?"":`Forecast: ${su(m)}. `+(m.stepsLeft!==null&&Number.isFinite(m.stepsLeft)&&m.escapedAt===null?`It is ${Ie(m.displacement)} from the saddle along the way out and counts as escaped at ${Ie(m.radius)}${Number.isNaN(m.factor)?"":`; a step multiplies the distance by about ${Ie(m.factor)}`}. `:"")+m.reason}}}var so=class{constructor(e,t){this.view=e;this.touch=t;let{canvas:n}=e;n.addEventListener("pointerdown",this.down),n.addEventListener("pointermove",this.move),n.addEventListener("pointerup",this.up),n.addEventListener("pointercancel",this.up),n.addEventListener("wheel",this.wheel,{passive:!1}),n.addEventListener("keydown",this.key),n.addEventListener("blur",()=>{this.cursor=this.carried=null,t.crosshair(null)}),n.addEventListener("touchstart",s=>{let r=s.touches[0],[a,o]=this.pixel(r);(this.find(a,o,1.6).kind!=="pan"||s.touches.length>1)&&s.preventDefault()},{passive:!1})}view;touch;grip=null;begin=[0,0];last=[0,0];dragged=!1;cursor=null;carried=null;fingers=new Map;pixel(e){let t=this.view.canvas.getBoundingClientRect();return[e.clientX-t.left,e.clientY-t.top]}find(e,t,n=1){let s=this.touch.noise();if(s!==null){let{tip:o}=this.view.noiseArrow(s.direction);if(Math.hypot(o[0]-e,o[1]-t)<14*n)return{kind:"noise"}}let r={kind:"pan"},a=14*n;return this.touch.starts().forEach((o,l)=>{let[c,u]=this.view.pixel(o),d=Math.hypot(c-e,u-t);d<a&&([a,r]=[d,{kind:"start",index:l}])}),r.kind==="pan"&&this.touch.tool()!=="drop"?{kind:"shape",from:this.view.viewport.toPlane(e,t)}:r}down=e=>{let{canvas:t}=this.view;if(t.focus({preventScroll:!0}),this.fingers.set(e.pointerId,[e.clientX,e.clientY]),e.button>1||this.fingers.size>2)return;t.setPointerCapture(e.pointerId);let[n,s]=this.pixel(e);this.grip=this.fingers.size>1||e.shiftKey||e.button===1?{kind:"pan"}:this.find(n,s,e.pointerType==="touch"?1.6:1),this.begin=this.last=[n,s],this.dragged=this.fingers.size>1};move=e=>{if(this.grip===null)return;let[t,n]=this.pixel(e);if(this.fingers.size===2)this.pinch(e);else{if(!this.dragged&&Math.hypot(t-this.begin[0],n-this.begin[1])<5)return;this.drag(t,n,!1)}this.dragged=!0,this.last=[t,n]};pinch(e){let t=this.fingers.get(e.pointerId),n=[...this.fingers].find(([a])=>a!==e.pointerId)[1],s=Math.hypot(t[0]-n[0],t[1]-n[1]),r=Math.hypot(e.clientX-n[0],e.clientY-n[1]);this.view.viewport.zoomBy(s>0?r/s:1),this.view.viewport.panBy((e.clientX-t[0])/2,(e.clientY-t[1])/2),this.fingers.set(e.pointerId,[e.clientX,e.clientY]),this.seen()}drag(e,t,n){let{grip:s}=this,r=hs(this.view.viewport.toPlane(e,t),this.view.viewport.pixelsPerUnit);if(s?.kind==="start")this.touch.moveStart(s.index,r,n);else if(s?.kind==="shape")this.touch.drawn(hs(s.from,this.view.viewport.pixelsPerUnit),r,n);else if(s?.kind==="noise"){let{tail:a}=this.view.noiseArrow([1,0]);Math.hypot(e-a[0],t-a[1])>3&&this.touch.turned([e-a[0],a[1]-t])}else n||(this.view.viewport.panBy(e-this.last[0],t-this.last[1]),this.seen())}up=e=>{this.fingers.delete(e.pointerId);let{grip:t}=this;if(t===null)return;let[n,s]=this.pixel(e);e.type==="pointerup"&&this.fingers.size===0&&(this.dragged?this.drag(n,s,!0):this.touch.pickAt(n,s,r=>this.view.pixel(r))||(t.kind==="shape"?this.touch.undrawn():t.kind==="pan"&&!e.shiftKey&&this.touch.drop(hs(this.view.viewport.toPlane(n,s),this.view.viewport.pixelsPerUnit)))),this.fingers.size===0&&(this.grip=null)};wheel=e=>{let t=this.view.canvas.getRootNode();if(!e.ctrlKey&&t.activeElement!==this.view.canvas)return;e.preventDefault();let n=Math.exp(-Math.max(-300,Math.min(300,e.deltaY))*.0015);this.view.viewport.zoomBy(n,...this.pixel(e)),this.seen()};seen(){this.view.moved(),this.touch.viewed()}key=e=>{let n={ArrowLeft:[-1,0],ArrowRight:[1,0],ArrowUp:[0,1],ArrowDown:[0,-1]}[e.key],[[s,r],[a,o]]=this.view.viewport.visible,l=this.cursor??[(s+r)/2,(a+o)/2];if(n){let c=(r-s)/40/(e.shiftKey?10:1),u=this.view.viewport.pixelsPerUnit;this.point(hs([Math.min(r,Math.max(s,l[0]+n[0]*c)),Math.min(o,Math.max(a,l[1]+n[1]*c))],u)),this.carried!==null&&this.touch.moveStart(this.carried,this.cursor,!0)}else if(e.key==="Enter")this.enter(l);else if(e.key==="m"||e.key==="M")this.carry(l);else if(e.key==="Delete"||e.key==="Backspace"){let c=this.nearest(l);c!==null&&this.touch.removeStart(c)}else if(e.key==="Escape"&&this.carried!==null)this.carried=null;else if(e.key==="+"||e.key==="="||e.key==="-")this.view.viewport.zoomBy(e.key==="-"?1/1.25:1.25),this.seen();else if(e.key==="0")this.view.viewport.zoomBy(1e-9),this.touch.viewed();else return;e.preventDefault(),e.stopPropagation()};point(e){this.cursor=e,this.touch.crosshair(e)}enter(e){if(this.carried!==null){this.carried=null,this.touch.say("Start put down.");return}this.point(e),this.touch.drop(e),this.touch.say(`Start dropped at ${e[0]}, ${e[1]}.`)}carry(e){this.carried=this.carried===null?this.nearest(e):null,this.touch.say(this.carried===null?"Nothing is carried.":`Carrying start ${this.carried+1}: arrows move it, Enter puts it down.`),this.carried!==null&&this.point(this.touch.starts()[this.carried])}nearest(e){let t=this.touch.starts(),n=null,s=1/0;return t.forEach(([r,a],o)=>{let l=Math.hypot(r-e[0],a-e[1]);l<s&&([s,n]=[l,o])}),n}};function hs([i,e],t){let n=Math.max(0,Math.min(12,Math.ceil(Math.log10(t)))),s=r=>Number(r.toFixed(n))+0;return[s(i),s(e)]}var ro={crowds:[],trails:[],path:null,label:null,starts:[],shape:null,noise:null,arrows:[],crosshair:null};var ao=class{width=1;height=1;centre=[0,0];scale=1;zoom=1;shift=[0,0];box=[[-2,2],[-2,2]];show(e){this.box=e,this.zoom=1,this.shift=[0,0],this.fit()}resize(e,t){this.width=e,this.height=t,this.fit()}fit(){let[[e,t],[n,s]]=this.box;this.scale=this.zoom*Math.min(this.width/(t-e),this.height/(s-n)),this.centre=[(e+t)/2+this.shift[0],(n+s)/2+this.shift[1]]}zoomBy(e,t=this.width/2,n=this.height/2){let s=this.toPlane(t,n);this.zoom=Math.min(1e4,Math.max(.25,this.zoom*e)),this.fit();let r=this.toPlane(t,n);this.shift=[this.shift[0]+s[0]-r[0],this.shift[1]+s[1]-r[1]],this.fit()}panBy(e,t){this.shift=[this.shift[0]-e/this.scale,this.shift[1]+t/this.scale],this.fit()}get visible(){let[e,t]=[this.width/2/this.scale,this.height/2/this.scale];return[[this.centre[0]-e,this.centre[0]+e],[this.centre[1]-t,this.centre[1]+t]]}get pixelsPerUnit(){return this.scale}x(e){return this.width/2+(e-this.centre[0])*this.scale}y(e){return this.height/2-(e-this.centre[1])*this.scale}toPlane(e,t){return[this.centre[0]+(e-this.width/2)/this.scale,this.centre[1]-(t-this.height/2)/this.scale]}};var jn=220,bf=400,Mf="noise: drag",w1=.2,Sf=60,oo=class{canvas=document.createElement("canvas");viewport=new ao;base=document.createElement("canvas");ground=null;theme;spots=[];curves=[];overlay=ro;stale=!0;busy=[];labelSide=0;ratio=1;resize(e,t){this.ratio=Math.min(2,devicePixelRatio||1);for(let n of[this.canvas,this.base])n.width=Math.max(1,Math.round(e*this.ratio)),n.height=Math.max(1,Math.round(t*this.ratio));this.viewport.resize(e,t),this.stale=!0}get size(){return[this.canvas.width/this.ratio,this.canvas.height/this.ratio]}setGround(e,t){this.ground=e,this.viewport.show(t),this.stale=!0}setTheme(e){this.theme=e,this.stale=!0}setPlace(e,t){this.spots=e,this.curves=t,this.stale=!0}moved(){this.stale=!0}noiseArrow([e,t]){let[n,s]=this.size,r=w1*Math.min(n,s),a=[n-r-16,r+16],o=l=>[a[0]+l*e*r,a[1]-l*t*r];return{tail:a,tip:o(1),other:o(-1)}}draw(e){if(this.overlay=e,this.ground===null)return;this.stale&&this.drawBase(this.ground),this.stale=!1;let t=this.canvas.getContext("2d");t.setTransform(1,0,0,1,0,0),t.drawImage(this.base,0,0),t.setTransform(this.ratio,0,0,this.ratio,0,0),this.drawStarts(t);for(let n of e.trails)this.drawTrail(t,n.position,n.track);this.drawCrowds(t),this.drawPath(t);for(let n of e.arrows){let s=[n.from[0]+n.along[0],n.from[1]+n.along[1]];us(t,this.pixel(n.from),this.pixel(s),n.color,this.theme,n.dash,n.wide?3.5:2)}e.noise!==null&&this.drawNoise(t,e.noise.direction),e.crosshair!==null&&this.drawCrosshair(t,this.pixel(e.crosshair)),this.drawScale(t),e.label!==null&&this.drawLabel(t,e.label.at,e.label.text)}drawLabel(e,t,n){let s=this.pixel(t),[r,a]=this.size;if(!(s[0]>-10&&s[0]<r+10&&s[1]>-10&&s[1]<a+10))return;let o=io(e,n),l=this.overlay.arrows.flatMap(({from:f,along:[p,v]})=>Rs(this.pixel(f),this.pixel([f[0]+p,f[1]+v]))),{noise:c}=this.overlay;if(c!==null){let{tip:f,other:p}=this.noiseArrow(c.direction);l.push(...Rs(p,f),...pf(...this.noisePlate(e,c.direction)))}let u=this.overlay.starts.slice(0,Sf).map(f=>this.pixel(f)),{corner:d,side:h}=tu(s,o,this.size,[...l,...u,...this.busy],this.labelSide);this.labelSide=h,nu(e,n,d,this.theme)}pixel(e){return[this.viewport.x(e[0]),this.viewport.y(e[1])]}drawBase(e){let t=this.base.getContext("2d"),[n,s]=this.size,r=e.relief(this.viewport.visible,jn),a=new ImageData(jn,jn);r.values.forEach((u,d)=>{let[h,f]=[d%jn,Math.floor(d/jn)],p=4*((jn-1-f)*jn+h),v=Is(u,r.levels),g=Number.isNaN(v)?T1(h,f,this.theme):ls(v,this.theme);a.data.set([...g,255],p)});let o=document.createElement("canvas");o.width=o.height=jn,o.getContext("2d").putImageData(a,0,0),t.setTransform(this.ratio,0,0,this.ratio,0,0),t.imageSmoothingEnabled=!0;let[l,c]=[n/(jn-1),s/(jn-1)];t.drawImage(o,-l/2,-c/2,n+l,s+c),t.strokeStyle=this.theme.line,t.lineWidth=1,t.setLineDash([]);for(let u of r.levels)this.drawLevel(t,Ps(r,u));for(let u of this.curves)this.drawCurve(t,u);this.drawSpots(t)}drawLevel(e,t){e.beginPath();for(let n=0;n<t.length;n+=4)e.moveTo(this.viewport.x(t[n]),this.viewport.y(t[n+1])),e.lineTo(this.viewport.x(t[n+2]),this.viewport.y(t[n+3]));e.stroke()}drawCurve(e,t){for(let[n,s]of[[4.5,this.theme.halo],[2,this.theme.accent]])e.lineWidth=n,e.strokeStyle=s,e.globalAlpha=s===this.theme.halo?.6:1,e.setLineDash(t.kind==="stable"||s===this.theme.halo?[]:[3,4]),this.polyline(e,t.track),e.stroke();e.globalAlpha=1,e.setLineDash([])}polyline(e,[t,n]){e.beginPath();for(let s=0;s<t.length;s++){let[r,a]=this.pixel([t[s],n[s]]);Math.abs(r)<1e5&&Math.abs(a)<1e5&&(s===0?e.moveTo(r,a):e.lineTo(r,a))}}drawSpots(e){let[t,n]=this.size,s=this.spots.filter(({location:a})=>{let[o,l]=this.pixel(a);return o>-9&&o<t+9&&l>-9&&l<n+9}),r=s.length>Sf;this.busy=[];for(let a of s){let o=this.pixel(a.location);r||this.busy.push(o),!r&&a.kind==="STRICT_SADDLE"&&a.eigenvectors.forEach(([l,c],u)=>{let d=a.eigenvalues[u]<0;for(let h of[-1,1]){let f=[o[0]+h*34*l,o[1]-h*34*c],p=[o[0]+h*9*l,o[1]-h*9*c];us(e,d?p:f,d?f:p,this.theme.ink,this.theme,[],1.4),this.busy.push(...Rs(p,f))}}),no(e,a.kind,...o,r?6:12,this.theme)}}drawScale(e){let[t,n]=this.size,[[s,r],[a,o]]=this.viewport.visible,l=A1((r-s)/5);e.font="11px system-ui, sans-serif",e.lineJoin="round";let c=(u,d,h)=>{e.lineWidth=3,e.strokeStyle=this.theme.halo,e.strokeText(u,d,h),e.fillStyle=this.theme.ink,e.fillText(u,d,h)};e.textAlign="center",e.textBaseline="bottom";for(let u=Math.ceil(s/l);u*l<r;u++){let d=this.viewport.x(u*l);d>40&&d<t-14&&c(wf(u*l,l),d,n-3)}e.textAlign="left",e.textBaseline="middle";for(let u=Math.ceil(a/l);u*l<o;u++){let d=this.viewport.y(u*l);d>12&&d<n-20&&c(wf(u*l,l),4,d)}}drawCrowds(e){for(let t of this.overlay.crowds){let n=hn(t.position,this.theme),s=Math.min(t.n,bf);if(t.n>bf){e.fillStyle=n.color;for(let a=s;a<t.n;a++){let[o,l]=[this.viewport.x(t.xs[a]),this.viewport.y(t.ys[a])];e.fillRect(o-1,l-1,2.2,2.2)}}let r=t.n>60?6:t.n>10?8:11;e.setLineDash([]),e.beginPath();for(let a=0;a<s;a++){let[o,l]=this.pixel([t.xs[a],t.ys[a]]);Math.abs(o)<1e5&&Math.abs(l)<1e5&&vn(e,n.marker,o,l,r)}e.lineWidth=2.5,e.strokeStyle=this.theme.halo,e.stroke(),e.fillStyle=n.color,e.fill()}}drawTrail(e,t,n){let s=hn(t,this.theme);e.lineJoin="round",e.lineWidth=1.6,e.strokeStyle=s.color,e.setLineDash([...s.dash]),this.polyline(e,n),e.stroke(),e.setLineDash([])}drawPath(e){let{path:t}=this.overlay;if(t===null||t.track[0].length===0)return;let n=hn(t.position,this.theme);e.lineJoin="round";for(let[o,l,c]of[[5,this.theme.halo,[]],[2.2,n.color,n.dash]])e.lineWidth=o,e.strokeStyle=l,e.setLineDash([...c]),this.polyline(e,t.track),e.stroke();e.setLineDash([]);let s=t.track[0].length-1,[r,a]=this.pixel([t.track[0][s],t.track[1][s]]);if(Math.abs(r)<1e5&&Math.abs(a)<1e5)for(let[o,l]of[[5,this.theme.halo],[2,this.theme.ink]])e.lineWidth=o,e.strokeStyle=l,e.beginPath(),e.arc(r,a,10,0,2*Math.PI),e.stroke()}drawStarts(e){let{shape:t,starts:n}=this.overlay;if(e.strokeStyle=this.theme.ink,e.lineWidth=1.5,e.setLineDash([5,4]),e.beginPath(),t?.kind==="line")e.moveTo(...this.pixel(t.from)),e.lineTo(...this.pixel(t.to));else if(t?.kind==="patch"){let s=t.radius*this.viewport.pixelsPerUnit;e.arc(...this.pixel(t.center),Math.max(0,Math.min(s,1e5)),0,2*Math.PI)}e.stroke(),e.setLineDash([]);for(let s of n)for(let[r,a]of[[4,this.theme.halo],[1.6,this.theme.ink]])e.lineWidth=r,e.strokeStyle=a,e.beginPath(),e.arc(...this.pixel(s),8,0,2*Math.PI),e.stroke()}drawNoise(e,t){let{tail:n,tip:s,other:r}=this.noiseArrow(t);us(e,n,r,this.theme.accent,this.theme,[5,3],2),us(e,n,s,this.theme.accent,this.theme,[],3),e.fillStyle=this.theme.paper,e.strokeStyle=this.theme.accent,e.lineWidth=2.5,e.beginPath(),e.arc(s[0],s[1],7,0,2*Math.PI),e.fill(),e.stroke(),nu(e,Mf,this.noisePlate(e,t)[0],this.theme)}noisePlate(e,t){let{tail:n,tip:s,other:r}=this.noiseArrow(t),a=io(e,Mf);return[tu(n,a,this.size,Rs(r,s)).corner,a]}drawCrosshair(e,[t,n]){for(let[s,r]of[[4,this.theme.halo],[1.5,this.theme.accent]]){e.lineWidth=s,e.strokeStyle=r,e.beginPath();for(let[a,o]of[[-16,0],[16,0],[0,-16],[0,16]])e.moveTo(t+a/4,n+o/4),e.lineTo(t+a,n+o);e.stroke()}}};function T1(i,e,t){return(i+e)%6<2?ls(.35,t):t.dark?[10,11,14]:[205,205,205]}function A1(i){let e=10**Math.floor(Math.log10(i)),t=i/e;return e*(t<1.5?1:t<3.5?2:t<7.5?5:10)}function wf(i,e){let t=Math.max(0,-Math.floor(Math.log10(e)+1e-9));return t>6?i.toExponential(1):i.toFixed(t).replace("-","\u2212")}var ap=0,ku=1,op=2;var ga=1,lp=2,or=3,Ji=0,kt=1,Fn=2,xs=0,lr=1,Fu=2,Ou=3,Bu=4,cp=5;var ys=100,up=101,hp=102,dp=103,fp=104,pp=200,mp=201,gp=202,vp=203,zu=204,Gu=205,xp=206,yp=207,_p=208,bp=209,Mp=210,Sp=211,wp=212,Tp=213,Ap=214,ko=0,Fo=1,Oo=2,Ys=3,Bo=4,zo=5,Zs=6,Go=7,gl=0,Ep=1,Rp=2,ri=0,Vu=1,Hu=2,Wu=3,Xu=4,$u=5,qu=6,Yu=7;var Zu=300,_s=301,cr=302,vl=303,xl=304,Vo=1e3,ei=1001,Ho=1002,It=1003,Cp=1004;var va=1005;var rn=1006,yl=1007;var Ei=1008;var pn=1009,Ju=1010,Ku=1011,ur=1012,_l=1013,Xn=1014,$n=1015,qn=1016,bl=1017,Ml=1018,bs=1020,ju=35902,Qu=35899,eh=1021,th=1022,Yn=1023,wi=1026,Ri=1027,nh=1028,Sl=1029,Ki=1030,wl=1031;var Tl=1033,xa=33776,ya=33777,_a=33778,ba=33779,Al=35840,El=35841,Rl=35842,Cl=35843,Il=36196,Pl=37492,Dl=37496,Ll=37488,Nl=37489,Ma=37490,Ul=37491,kl=37808,Fl=37809,Ol=37810,Bl=37811,zl=37812,Gl=37813,Vl=37814,Hl=37815,Wl=37816,Xl=37817,$l=37818,ql=37819,Yl=37820,Zl=37821,Jl=36492,Kl=36494,jl=36495,Ql=36283,ec=36284,Sa=36285,tc=36286;var Wr=2300,Wo=2301,No=2302,Eu=2303,Ru=2400,Cu=2401,Iu=2402;var Ip=3200;var nc=0,Pp=1,Ci="",bn="srgb",Xr="srgb-linear",$r="linear",Ke="srgb";var Uo=7680;var Dp=519,Lp=512,Np=513,Up=514,ih=515,kp=516,Fp=517,sh=518,rh=519,ah=35044;var oh="300 es",Un=2e3,Js=2001;function E1(i){for(let e=i.length-1;e>=0;--e)if(i[e]>=65535)return!0;return!1}function R1(i){return ArrayBuffer.isView(i)&&!(i instanceof DataView)}function qr(i){return document.createElementNS("http://www.w3.org/1999/xhtml",i)}function Op(){let i=qr("canvas");return i.style.display="block",i}var Tf={},Ks=null;function Yr(...i){let e="THREE."+i.shift();Ks?Ks("log",e,...i):console.log(e,...i)}function Bp(i){let e=i[0];if(typeof e=="string"&&e.startsWith("TSL:")){let t=i[1];t&&t.isStackTrace?i[0]+=" "+t.getLocation():i[1]='Stack trace not available. Enable "THREE.Node.captureStackTrace" to capture stack traces.'}return i}function Ae(...i){i=Bp(i);let e="THREE."+i.shift();if(Ks)Ks("warn",e,...i);else{let t=i[0];t&&t.isStackTrace?console.warn(t.getError(e)):console.warn(e,...i)}}function Pe(...i){i=Bp(i);let e="THREE."+i.shift();if(Ks)Ks("error",e,...i);else{let t=i[0];t&&t.isStackTrace?console.error(t.getError(e)):console.error(e,...i)}}function Gr(...i){let e=i.join(" ");e in Tf||(Tf[e]=!0,Ae(...i))}function zp(i,e,t){return new Promise(function(n,s){function r(){switch(i.clientWaitSync(e,i.SYNC_FLUSH_COMMANDS_BIT,0)){case i.WAIT_FAILED:s();break;case i.TIMEOUT_EXPIRED:setTimeout(r,t);break;default:n()}}setTimeout(r,t)})}var Gp={[ko]:ko,[Oo]:Zs,[Bo]:Bo,[Ys]:zo,[Fo]:Fo,[Zs]:Oo,[Go]:Go,[zo]:Ys},ti=class{addEventListener(e,t){this._listeners===void 0&&(this._listeners={});let n=this._listeners;n[e]===void 0&&(n[e]=[]),n[e].indexOf(t)===-1&&n[e].push(t)}hasEventListener(e,t){let n=this._listeners;return n===void 0?!1:n[e]!==void 0&&n[e].indexOf(t)!==-1}removeEventListener(e,t){let n=this._listeners;if(n===void 0)return;let s=n[e];if(s!==void 0){let r=s.indexOf(t);r!==-1&&s.splice(r,1)}}dispatchEvent(e){let t=this._listeners;if(t===void 0)return;let n=t[e.type];if(n!==void 0){e.target=this;let s=n.slice(0);for(let r=0,a=s.length;r<a;r++)s[r].call(this,e);e.target=null}}},Xt=["00","01","02","03","04","05","06","07","08","09","0a","0b","0c","0d","0e","0f","10","11","12","13","14","15","16","17","18","19","1a","1b","1c","1d","1e","1f","20","21","22","23","24","25","26","27","28","29","2a","2b","2c","2d","2e","2f","30","31","32","33","34","35","36","37","38","39","3a","3b","3c","3d","3e","3f","40","41","42","43","44","45","46","47","48","49","4a","4b","4c","4d","4e","4f","50","51","52","53","54","55","56","57","58","59","5a","5b","5c","5d","5e","5f","60","61","62","63","64","65","66","67","68","69","6a","6b","6c","6d","6e","6f","70","71","72","73","74","75","76","77","78","79","7a","7b","7c","7d","7e","7f","80","81","82","83","84","85","86","87","88","89","8a","8b","8c","8d","8e","8f","90","91","92","93","94","95","96","97","98","99","9a","9b","9c","9d","9e","9f","a0","a1","a2","a3","a4","a5","a6","a7","a8","a9","aa","ab","ac","ad","ae","af","b0","b1","b2","b3","b4","b5","b6","b7","b8","b9","ba","bb","bc","bd","be","bf","c0","c1","c2","c3","c4","c5","c6","c7","c8","c9","ca","cb","cc","cd","ce","cf","d0","d1","d2","d3","d4","d5","d6","d7","d8","d9","da","db","dc","dd","de","df","e0","e1","e2","e3","e4","e5","e6","e7","e8","e9","ea","eb","ec","ed","ee","ef","f0","f1","f2","f3","f4","f5","f6","f7","f8","f9","fa","fb","fc","fd","fe","ff"],Af=1234567,Vr=Math.PI/180,js=180/Math.PI;function ji(){let i=Math.random()*4294967295|0,e=Math.random()*4294967295|0,t=Math.random()*4294967295|0,n=Math.random()*4294967295|0;return(Xt[i&255]+Xt[i>>8&255]+Xt[i>>16&255]+Xt[i>>24&255]+"-"+Xt[e&255]+Xt[e>>8&255]+"-"+Xt[e>>16&15|64]+Xt[e>>24&255]+"-"+Xt[t&63|128]+Xt[t>>8&255]+"-"+Xt[t>>16&255]+Xt[t>>24&255]+Xt[n&255]+Xt[n>>8&255]+Xt[n>>16&255]+Xt[n>>24&255]).toLowerCase()}function Oe(i,e,t){return Math.max(e,Math.min(t,i))}function lh(i,e){return(i%e+e)%e}function C1(i,e,t,n,s){return n+(i-e)*(s-n)/(t-e)}function I1(i,e,t){return i!==e?(t-i)/(e-i):0}function Hr(i,e,t){return(1-t)*i+t*e}function P1(i,e,t,n){return Hr(i,e,1-Math.exp(-t*n))}function D1(i,e=1){return e-Math.abs(lh(i,e*2)-e)}function L1(i,e,t){return i<=e?0:i>=t?1:(i=(i-e)/(t-e),i*i*(3-2*i))}function N1(i,e,t){return i<=e?0:i>=t?1:(i=(i-e)/(t-e),i*i*i*(i*(i*6-15)+10))}function U1(i,e){return i+Math.floor(Math.random()*(e-i+1))}function k1(i,e){return i+Math.random()*(e-i)}function F1(i){return i*(.5-Math.random())}function O1(i){i!==void 0&&(Af=i);let e=Af+=1831565813;return e=Math.imul(e^e>>>15,e|1),e^=e+Math.imul(e^e>>>7,e|61),((e^e>>>14)>>>0)/4294967296}function B1(i){return i*Vr}function z1(i){return i*js}function G1(i){return i>0&&Number.isInteger(i)&&2**Math.round(Math.log2(i))===i}function V1(i){return Math.pow(2,Math.ceil(Math.log(i)/Math.LN2))}function ch(i){return Math.pow(2,Math.floor(Math.log(i)/Math.LN2))}function H1(i,e,t,n,s){let r=Math.cos,a=Math.sin,o=r(t/2),l=a(t/2),c=r((e+n)/2),u=a((e+n)/2),d=r((e-n)/2),h=a((e-n)/2),f=r((n-e)/2),p=a((n-e)/2);switch(s){case"XYX":i.set(o*u,l*d,l*h,o*c);break;case"YZY":i.set(l*h,o*u,l*d,o*c);break;case"ZXZ":i.set(l*d,l*h,o*u,o*c);break;case"XZX":i.set(o*u,l*p,l*f,o*c);break;case"YXY":i.set(l*f,o*u,l*p,o*c);break;case"ZYZ":i.set(l*p,l*f,o*u,o*c);break;default:Ae("MathUtils: .setQuaternionFromProperEuler() encountered an unknown order: "+s)}}function ic(i){switch(i.constructor){case Uint32Array:return 4294967295;case Uint16Array:return 65535;case Uint8Array:case Uint8ClampedArray:return 255;case Int32Array:return 2147483647;case Int16Array:return 32767;case Int8Array:return 127;default:return}}function uh(i,e){if(e.constructor===Float32Array)return i;let t=ic(e);if(t===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.max(i/t,-1)}function hh(i,e){if(e.constructor===Float32Array)return i;let t=ic(e);if(t===void 0)throw new Error("THREE.MathUtils: Invalid component type.");return Math.round(i*t)}var dh={DEG2RAD:Vr,RAD2DEG:js,generateUUID:ji,clamp:Oe,euclideanModulo:lh,mapLinear:C1,inverseLerp:I1,lerp:Hr,damp:P1,pingpong:D1,smoothstep:L1,smootherstep:N1,randInt:U1,randFloat:k1,randFloatSpread:F1,seededRandom:O1,degToRad:B1,radToDeg:z1,isPowerOfTwo:G1,ceilPowerOfTwo:V1,floorPowerOfTwo:ch,setQuaternionFromProperEuler:H1,normalize:hh,denormalize:uh},He=class{static{this.prototype.isVector2=!0}constructor(e=0,t=0){this.x=e,this.y=t}get width(){return this.x}set width(e){this.x=e}get height(){return this.y}set height(e){this.y=e}set(e,t){return this.x=e,this.y=t,this}setScalar(e){return this.x=e,this.y=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;default:throw new Error("THREE.Vector2: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;default:throw new Error("THREE.Vector2: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y)}copy(e){return this.x=e.x,this.y=e.y,this}add(e){return this.x+=e.x,this.y+=e.y,this}addScalar(e){return this.x+=e,this.y+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this}subScalar(e){return this.x-=e,this.y-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this}multiply(e){return this.x*=e.x,this.y*=e.y,this}multiplyScalar(e){return this.x*=e,this.y*=e,this}divide(e){return this.x/=e.x,this.y/=e.y,this}divideScalar(e){return this.multiplyScalar(1/e)}applyMatrix3(e){let t=this.x,n=this.y,s=e.elements;return this.x=s[0]*t+s[3]*n+s[6],this.y=s[1]*t+s[4]*n+s[7],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this}clamp(e,t){return this.x=Oe(this.x,e.x,t.x),this.y=Oe(this.y,e.y,t.y),this}clampScalar(e,t){return this.x=Oe(this.x,e,t),this.y=Oe(this.y,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Oe(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this}negate(){return this.x=-this.x,this.y=-this.y,this}dot(e){return this.x*e.x+this.y*e.y}cross(e){return this.x*e.y-this.y*e.x}lengthSq(){return this.x*this.x+this.y*this.y}length(){return Math.sqrt(this.x*this.x+this.y*this.y)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)}normalize(){return this.divideScalar(this.length()||1)}angle(){return Math.atan2(-this.y,-this.x)+Math.PI}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(Oe(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y;return t*t+n*n}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this}equals(e){return e.x===this.x&&e.y===this.y}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this}rotateAround(e,t){let n=Math.cos(t),s=Math.sin(t),r=this.x-e.x,a=this.y-e.y;return this.x=r*n-a*s+e.x,this.y=r*s+a*n+e.y,this}random(){return this.x=Math.random(),this.y=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y}},ni=class{constructor(e=0,t=0,n=0,s=1){this.isQuaternion=!0,this._x=e,this._y=t,this._z=n,this._w=s}static slerpFlat(e,t,n,s,r,a,o){let l=n[s+0],c=n[s+1],u=n[s+2],d=n[s+3],h=r[a+0],f=r[a+1],p=r[a+2],v=r[a+3];if(d!==v||l!==h||c!==f||u!==p){let g=l*h+c*f+u*p+d*v;g<0&&(h=-h,f=-f,p=-p,v=-v,g=-g);let m=1-o;if(g<.9995){let _=Math.acos(g),T=Math.sin(_);m=Math.sin(m*_)/T,o=Math.sin(o*_)/T,l=l*m+h*o,c=c*m+f*o,u=u*m+p*o,d=d*m+v*o}else{l=l*m+h*o,c=c*m+f*o,u=u*m+p*o,d=d*m+v*o;let _=1/Math.sqrt(l*l+c*c+u*u+d*d);l*=_,c*=_,u*=_,d*=_}}e[t]=l,e[t+1]=c,e[t+2]=u,e[t+3]=d}static multiplyQuaternionsFlat(e,t,n,s,r,a){let o=n[s],l=n[s+1],c=n[s+2],u=n[s+3],d=r[a],h=r[a+1],f=r[a+2],p=r[a+3];return e[t]=o*p+u*d+l*f-c*h,e[t+1]=l*p+u*h+c*d-o*f,e[t+2]=c*p+u*f+o*h-l*d,e[t+3]=u*p-o*d-l*h-c*f,e}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get w(){return this._w}set w(e){this._w=e,this._onChangeCallback()}set(e,t,n,s){return this._x=e,this._y=t,this._z=n,this._w=s,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._w)}copy(e){return this._x=e.x,this._y=e.y,this._z=e.z,this._w=e.w,this._onChangeCallback(),this}setFromEuler(e,t=!0){let n=e._x,s=e._y,r=e._z,a=e._order,o=Math.cos,l=Math.sin,c=o(n/2),u=o(s/2),d=o(r/2),h=l(n/2),f=l(s/2),p=l(r/2);switch(a){case"XYZ":this._x=h*u*d+c*f*p,this._y=c*f*d-h*u*p,this._z=c*u*p+h*f*d,this._w=c*u*d-h*f*p;break;case"YXZ":this._x=h*u*d+c*f*p,this._y=c*f*d-h*u*p,this._z=c*u*p-h*f*d,this._w=c*u*d+h*f*p;break;case"ZXY":this._x=h*u*d-c*f*p,this._y=c*f*d+h*u*p,this._z=c*u*p+h*f*d,this._w=c*u*d-h*f*p;break;case"ZYX":this._x=h*u*d-c*f*p,this._y=c*f*d+h*u*p,this._z=c*u*p-h*f*d,this._w=c*u*d+h*f*p;break;case"YZX":this._x=h*u*d+c*f*p,this._y=c*f*d+h*u*p,this._z=c*u*p-h*f*d,this._w=c*u*d-h*f*p;break;case"XZY":this._x=h*u*d-c*f*p,this._y=c*f*d-h*u*p,this._z=c*u*p+h*f*d,this._w=c*u*d+h*f*p;break;default:Ae("Quaternion: .setFromEuler() encountered an unknown order: "+a)}return t===!0&&this._onChangeCallback(),this}setFromAxisAngle(e,t){let n=t/2,s=Math.sin(n);return this._x=e.x*s,this._y=e.y*s,this._z=e.z*s,this._w=Math.cos(n),this._onChangeCallback(),this}setFromRotationMatrix(e){let t=e.elements,n=t[0],s=t[4],r=t[8],a=t[1],o=t[5],l=t[9],c=t[2],u=t[6],d=t[10],h=n+o+d;if(h>0){let f=.5/Math.sqrt(h+1);this._w=.25/f,this._x=(u-l)*f,this._y=(r-c)*f,this._z=(a-s)*f}else if(n>o&&n>d){let f=2*Math.sqrt(1+n-o-d);this._w=(u-l)/f,this._x=.25*f,this._y=(s+a)/f,this._z=(r+c)/f}else if(o>d){let f=2*Math.sqrt(1+o-n-d);this._w=(r-c)/f,this._x=(s+a)/f,this._y=.25*f,this._z=(l+u)/f}else{let f=2*Math.sqrt(1+d-n-o);this._w=(a-s)/f,this._x=(r+c)/f,this._y=(l+u)/f,this._z=.25*f}return this._onChangeCallback(),this}setFromUnitVectors(e,t){let n=e.dot(t)+1;return n<1e-8?(n=0,Math.abs(e.x)>Math.abs(e.z)?(this._x=-e.y,this._y=e.x,this._z=0,this._w=n):(this._x=0,this._y=-e.z,this._z=e.y,this._w=n)):(this._x=e.y*t.z-e.z*t.y,this._y=e.z*t.x-e.x*t.z,this._z=e.x*t.y-e.y*t.x,this._w=n),this.normalize()}angleTo(e){return 2*Math.acos(Math.abs(Oe(this.dot(e),-1,1)))}rotateTowards(e,t){let n=this.angleTo(e);if(n===0)return this;let s=Math.min(1,t/n);return this.slerp(e,s),this}identity(){return this.set(0,0,0,1)}invert(){return this.conjugate()}conjugate(){return this._x*=-1,this._y*=-1,this._z*=-1,this._onChangeCallback(),this}dot(e){return this._x*e._x+this._y*e._y+this._z*e._z+this._w*e._w}lengthSq(){return this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w}length(){return Math.sqrt(this._x*this._x+this._y*this._y+this._z*this._z+this._w*this._w)}normalize(){let e=this.length();return e===0?(this._x=0,this._y=0,this._z=0,this._w=1):(e=1/e,this._x=this._x*e,this._y=this._y*e,this._z=this._z*e,this._w=this._w*e),this._onChangeCallback(),this}multiply(e){return this.multiplyQuaternions(this,e)}premultiply(e){return this.multiplyQuaternions(e,this)}multiplyQuaternions(e,t){let n=e._x,s=e._y,r=e._z,a=e._w,o=t._x,l=t._y,c=t._z,u=t._w;return this._x=n*u+a*o+s*c-r*l,this._y=s*u+a*l+r*o-n*c,this._z=r*u+a*c+n*l-s*o,this._w=a*u-n*o-s*l-r*c,this._onChangeCallback(),this}slerp(e,t){let n=e._x,s=e._y,r=e._z,a=e._w,o=this.dot(e);o<0&&(n=-n,s=-s,r=-r,a=-a,o=-o);let l=1-t;if(o<.9995){let c=Math.acos(o),u=Math.sin(c);l=Math.sin(l*c)/u,t=Math.sin(t*c)/u,this._x=this._x*l+n*t,this._y=this._y*l+s*t,this._z=this._z*l+r*t,this._w=this._w*l+a*t,this._onChangeCallback()}else this._x=this._x*l+n*t,this._y=this._y*l+s*t,this._z=this._z*l+r*t,this._w=this._w*l+a*t,this.normalize();return this}slerpQuaternions(e,t,n){return this.copy(e).slerp(t,n)}random(){let e=2*Math.PI*Math.random(),t=2*Math.PI*Math.random(),n=Math.random(),s=Math.sqrt(1-n),r=Math.sqrt(n);return this.set(s*Math.sin(e),s*Math.cos(e),r*Math.sin(t),r*Math.cos(t))}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._w===this._w}fromArray(e,t=0){return this._x=e[t],this._y=e[t+1],this._z=e[t+2],this._w=e[t+3],this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._w,e}fromBufferAttribute(e,t){return this._x=e.getX(t),this._y=e.getY(t),this._z=e.getZ(t),this._w=e.getW(t),this._onChangeCallback(),this}toJSON(){return this.toArray()}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._w}},N=class{static{this.prototype.isVector3=!0}constructor(e=0,t=0,n=0){this.x=e,this.y=t,this.z=n}set(e,t,n){return n===void 0&&(n=this.z),this.x=e,this.y=t,this.z=n,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;default:throw new Error("THREE.Vector3: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;default:throw new Error("THREE.Vector3: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this}multiplyVectors(e,t){return this.x=e.x*t.x,this.y=e.y*t.y,this.z=e.z*t.z,this}applyEuler(e){return this.applyQuaternion(Ef.setFromEuler(e))}applyAxisAngle(e,t){return this.applyQuaternion(Ef.setFromAxisAngle(e,t))}applyMatrix3(e){let t=this.x,n=this.y,s=this.z,r=e.elements;return this.x=r[0]*t+r[3]*n+r[6]*s,this.y=r[1]*t+r[4]*n+r[7]*s,this.z=r[2]*t+r[5]*n+r[8]*s,this}applyNormalMatrix(e){return this.applyMatrix3(e).normalize()}applyMatrix4(e){let t=this.x,n=this.y,s=this.z,r=e.elements,a=1/(r[3]*t+r[7]*n+r[11]*s+r[15]);return this.x=(r[0]*t+r[4]*n+r[8]*s+r[12])*a,this.y=(r[1]*t+r[5]*n+r[9]*s+r[13])*a,this.z=(r[2]*t+r[6]*n+r[10]*s+r[14])*a,this}applyQuaternion(e){let t=this.x,n=this.y,s=this.z,r=e.x,a=e.y,o=e.z,l=e.w,c=2*(a*s-o*n),u=2*(o*t-r*s),d=2*(r*n-a*t);return this.x=t+l*c+a*d-o*u,this.y=n+l*u+o*c-r*d,this.z=s+l*d+r*u-a*c,this}project(e){return this.applyMatrix4(e.matrixWorldInverse).applyMatrix4(e.projectionMatrix)}unproject(e){return this.applyMatrix4(e.projectionMatrixInverse).applyMatrix4(e.matrixWorld)}transformDirection(e){let t=this.x,n=this.y,s=this.z,r=e.elements;return this.x=r[0]*t+r[4]*n+r[8]*s,this.y=r[1]*t+r[5]*n+r[9]*s,this.z=r[2]*t+r[6]*n+r[10]*s,this.normalize()}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this}divideScalar(e){return this.multiplyScalar(1/e)}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this}clamp(e,t){return this.x=Oe(this.x,e.x,t.x),this.y=Oe(this.y,e.y,t.y),this.z=Oe(this.z,e.z,t.z),this}clampScalar(e,t){return this.x=Oe(this.x,e,t),this.y=Oe(this.y,e,t),this.z=Oe(this.z,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Oe(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this}cross(e){return this.crossVectors(this,e)}crossVectors(e,t){let n=e.x,s=e.y,r=e.z,a=t.x,o=t.y,l=t.z;return this.x=s*l-r*o,this.y=r*a-n*l,this.z=n*o-s*a,this}projectOnVector(e){let t=e.lengthSq();if(t===0)return this.set(0,0,0);let n=e.dot(this)/t;return this.copy(e).multiplyScalar(n)}projectOnPlane(e){return ru.copy(this).projectOnVector(e),this.sub(ru)}reflect(e){return this.sub(ru.copy(e).multiplyScalar(2*this.dot(e)))}angleTo(e){let t=Math.sqrt(this.lengthSq()*e.lengthSq());if(t===0)return Math.PI/2;let n=this.dot(e)/t;return Math.acos(Oe(n,-1,1))}distanceTo(e){return Math.sqrt(this.distanceToSquared(e))}distanceToSquared(e){let t=this.x-e.x,n=this.y-e.y,s=this.z-e.z;return t*t+n*n+s*s}manhattanDistanceTo(e){return Math.abs(this.x-e.x)+Math.abs(this.y-e.y)+Math.abs(this.z-e.z)}setFromSpherical(e){return this.setFromSphericalCoords(e.radius,e.phi,e.theta)}setFromSphericalCoords(e,t,n){let s=Math.sin(t)*e;return this.x=s*Math.sin(n),this.y=Math.cos(t)*e,this.z=s*Math.cos(n),this}setFromCylindrical(e){return this.setFromCylindricalCoords(e.radius,e.theta,e.y)}setFromCylindricalCoords(e,t,n){return this.x=e*Math.sin(t),this.y=n,this.z=e*Math.cos(t),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this}setFromMatrixScale(e){let t=this.setFromMatrixColumn(e,0).length(),n=this.setFromMatrixColumn(e,1).length(),s=this.setFromMatrixColumn(e,2).length();return this.x=t,this.y=n,this.z=s,this}setFromMatrixColumn(e,t){return this.fromArray(e.elements,t*4)}setFromMatrix3Column(e,t){return this.fromArray(e.elements,t*3)}setFromEuler(e){return this.x=e._x,this.y=e._y,this.z=e._z,this}setFromColor(e){return this.x=e.r,this.y=e.g,this.z=e.b,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this}randomDirection(){let e=Math.random()*Math.PI*2,t=Math.random()*2-1,n=Math.sqrt(1-t*t);return this.x=n*Math.cos(e),this.y=t,this.z=n*Math.sin(e),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z}},ru=new N,Ef=new ni,De=class{static{this.prototype.isMatrix3=!0}constructor(e,t,n,s,r,a,o,l,c){this.elements=[1,0,0,0,1,0,0,0,1],e!==void 0&&this.set(e,t,n,s,r,a,o,l,c)}set(e,t,n,s,r,a,o,l,c){let u=this.elements;return u[0]=e,u[1]=s,u[2]=o,u[3]=t,u[4]=r,u[5]=l,u[6]=n,u[7]=a,u[8]=c,this}identity(){return this.set(1,0,0,0,1,0,0,0,1),this}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],this}extractBasis(e,t,n){return e.setFromMatrix3Column(this,0),t.setFromMatrix3Column(this,1),n.setFromMatrix3Column(this,2),this}setFromMatrix4(e){let t=e.elements;return this.set(t[0],t[4],t[8],t[1],t[5],t[9],t[2],t[6],t[10]),this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,s=t.elements,r=this.elements,a=n[0],o=n[3],l=n[6],c=n[1],u=n[4],d=n[7],h=n[2],f=n[5],p=n[8],v=s[0],g=s[3],m=s[6],_=s[1],T=s[4],M=s[7],E=s[2],w=s[5],x=s[8];return r[0]=a*v+o*_+l*E,r[3]=a*g+o*T+l*w,r[6]=a*m+o*M+l*x,r[1]=c*v+u*_+d*E,r[4]=c*g+u*T+d*w,r[7]=c*m+u*M+d*x,r[2]=h*v+f*_+p*E,r[5]=h*g+f*T+p*w,r[8]=h*m+f*M+p*x,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[3]*=e,t[6]*=e,t[1]*=e,t[4]*=e,t[7]*=e,t[2]*=e,t[5]*=e,t[8]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[1],s=e[2],r=e[3],a=e[4],o=e[5],l=e[6],c=e[7],u=e[8];return t*a*u-t*o*c-n*r*u+n*o*l+s*r*c-s*a*l}invert(){let e=this.elements,t=e[0],n=e[1],s=e[2],r=e[3],a=e[4],o=e[5],l=e[6],c=e[7],u=e[8],d=u*a-o*c,h=o*l-u*r,f=c*r-a*l,p=t*d+n*h+s*f;if(p===0)return this.set(0,0,0,0,0,0,0,0,0);let v=1/p;return e[0]=d*v,e[1]=(s*c-u*n)*v,e[2]=(o*n-s*a)*v,e[3]=h*v,e[4]=(u*t-s*l)*v,e[5]=(s*r-o*t)*v,e[6]=f*v,e[7]=(n*l-c*t)*v,e[8]=(a*t-n*r)*v,this}transpose(){let e,t=this.elements;return e=t[1],t[1]=t[3],t[3]=e,e=t[2],t[2]=t[6],t[6]=e,e=t[5],t[5]=t[7],t[7]=e,this}getNormalMatrix(e){return this.setFromMatrix4(e).invert().transpose()}transposeIntoArray(e){let t=this.elements;return e[0]=t[0],e[1]=t[3],e[2]=t[6],e[3]=t[1],e[4]=t[4],e[5]=t[7],e[6]=t[2],e[7]=t[5],e[8]=t[8],this}setUvTransform(e,t,n,s,r,a,o){let l=Math.cos(r),c=Math.sin(r);return this.set(n*l,n*c,-n*(l*a+c*o)+a+e,-s*c,s*l,-s*(-c*a+l*o)+o+t,0,0,1),this}scale(e,t){return Gr("Matrix3: .scale() is deprecated. Use .makeScale() instead."),this.premultiply(au.makeScale(e,t)),this}rotate(e){return Gr("Matrix3: .rotate() is deprecated. Use .makeRotation() instead."),this.premultiply(au.makeRotation(-e)),this}translate(e,t){return Gr("Matrix3: .translate() is deprecated. Use .makeTranslation() instead."),this.premultiply(au.makeTranslation(e,t)),this}makeTranslation(e,t){return e.isVector2?this.set(1,0,e.x,0,1,e.y,0,0,1):this.set(1,0,e,0,1,t,0,0,1),this}makeRotation(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,n,t,0,0,0,1),this}makeScale(e,t){return this.set(e,0,0,0,t,0,0,0,1),this}equals(e){let t=this.elements,n=e.elements;for(let s=0;s<9;s++)if(t[s]!==n[s])return!1;return!0}fromArray(e,t=0){for(let n=0;n<9;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e}clone(){return new this.constructor().fromArray(this.elements)}},au=new De,Rf=new De().set(.4123908,.3575843,.1804808,.212639,.7151687,.0721923,.0193308,.1191948,.9505322),Cf=new De().set(3.2409699,-1.5373832,-.4986108,-.9692436,1.8759675,.0415551,.0556301,-.203977,1.0569715);function W1(){let i={enabled:!0,workingColorSpace:Xr,spaces:{},convert:function(s,r,a){return this.enabled===!1||r===a||!r||!a||(this.spaces[r].transfer===Ke&&(s.r=Si(s.r),s.g=Si(s.g),s.b=Si(s.b)),this.spaces[r].primaries!==this.spaces[a].primaries&&(s.applyMatrix3(this.spaces[r].toXYZ),s.applyMatrix3(this.spaces[a].fromXYZ)),this.spaces[a].transfer===Ke&&(s.r=qs(s.r),s.g=qs(s.g),s.b=qs(s.b))),s},workingToColorSpace:function(s,r){return this.convert(s,this.workingColorSpace,r)},colorSpaceToWorking:function(s,r){return this.convert(s,r,this.workingColorSpace)},getPrimaries:function(s){return this.spaces[s].primaries},getTransfer:function(s){return s===Ci?$r:this.spaces[s].transfer},getToneMappingMode:function(s){return this.spaces[s].outputColorSpaceConfig.toneMappingMode||"standard"},getLuminanceCoefficients:function(s,r=this.workingColorSpace){return s.fromArray(this.spaces[r].luminanceCoefficients)},define:function(s){Object.assign(this.spaces,s)},_getMatrix:function(s,r,a){return s.copy(this.spaces[a].fromXYZ).multiply(this.spaces[r].toXYZ)},_getDrawingBufferColorSpace:function(s){return this.spaces[s].outputColorSpaceConfig.drawingBufferColorSpace},_getUnpackColorSpace:function(s=this.workingColorSpace){return this.spaces[s].workingColorSpaceConfig.unpackColorSpace}},e=[.64,.33,.3,.6,.15,.06],t=[.2126,.7152,.0722],n=[.3127,.329];return i.define({[Xr]:{primaries:e,whitePoint:n,transfer:$r,toXYZ:Rf,fromXYZ:Cf,luminanceCoefficients:t,workingColorSpaceConfig:{unpackColorSpace:bn},outputColorSpaceConfig:{drawingBufferColorSpace:bn}},[bn]:{primaries:e,whitePoint:n,transfer:Ke,toXYZ:Rf,fromXYZ:Cf,luminanceCoefficients:t,outputColorSpaceConfig:{drawingBufferColorSpace:bn}}}),i}var Ye=W1();function Si(i){return i<.04045?i*.0773993808:Math.pow(i*.9478672986+.0521327014,2.4)}function qs(i){return i<.0031308?i*12.92:1.055*Math.pow(i,.41666)-.055}var Ds,Xo=class{static getDataURL(e,t="image/png"){if(/^data:/i.test(e.src)||typeof HTMLCanvasElement>"u")return e.src;let n;if(e instanceof HTMLCanvasElement)n=e;else{Ds===void 0&&(Ds=qr("canvas")),Ds.width=e.width,Ds.height=e.height;let s=Ds.getContext("2d");e instanceof ImageData?s.putImageData(e,0,0):s.drawImage(e,0,0,e.width,e.height),n=Ds}return n.toDataURL(t)}static sRGBToLinear(e){if(typeof HTMLImageElement<"u"&&e instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&e instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&e instanceof ImageBitmap){let t=qr("canvas");t.width=e.width,t.height=e.height;let n=t.getContext("2d");n.drawImage(e,0,0,e.width,e.height);let s=n.getImageData(0,0,e.width,e.height),r=s.data;for(let a=0;a<r.length;a++)r[a]=Si(r[a]/255)*255;return n.putImageData(s,0,0),t}else if(e.data){let t=e.data.slice(0);for(let n=0;n<t.length;n++)t instanceof Uint8Array||t instanceof Uint8ClampedArray?t[n]=Math.floor(Si(t[n]/255)*255):t[n]=Si(t[n]);return{data:t,width:e.width,height:e.height}}else return Ae("ImageUtils.sRGBToLinear(): Unsupported image type. No color space conversion applied."),e}},X1=0,Qs=class{constructor(e=null){this.isTextureSource=!0,Object.defineProperty(this,"id",{value:X1++}),this.uuid=ji(),this.data=e,this.dataReady=!0,this.version=0}getSize(e){let t=this.data;return typeof HTMLVideoElement<"u"&&t instanceof HTMLVideoElement?e.set(t.videoWidth,t.videoHeight,0):typeof VideoFrame<"u"&&t instanceof VideoFrame?e.set(t.displayWidth,t.displayHeight,0):t!==null?e.set(t.width||0,t.height||0,t.depth||0):e.set(0,0,0),e}set needsUpdate(e){e===!0&&this.version++}toJSON(e){let t=e===void 0||typeof e=="string";if(!t&&e.images[this.uuid]!==void 0)return e.images[this.uuid];let n={uuid:this.uuid,url:""},s=this.data;if(s!==null){let r;if(Array.isArray(s)){r=[];for(let a=0,o=s.length;a<o;a++)s[a].isDataTexture?r.push(ou(s[a].image)):r.push(ou(s[a]))}else r=ou(s);n.url=r}return t||(e.images[this.uuid]=n),n}};function ou(i){return typeof HTMLImageElement<"u"&&i instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&i instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&i instanceof ImageBitmap?Xo.getDataURL(i):i.data?{data:Array.from(i.data),width:i.width,height:i.height,type:i.data.constructor.name}:(Ae("Texture: Unable to serialize Texture."),{})}var $1=0,lu=new N,an=class i extends ti{constructor(e=i.DEFAULT_IMAGE,t=i.DEFAULT_MAPPING,n=ei,s=ei,r=rn,a=Ei,o=Yn,l=pn,c=i.DEFAULT_ANISOTROPY,u=Ci){super(),this.isTexture=!0,Object.defineProperty(this,"id",{value:$1++}),this.uuid=ji(),this.name="",this.source=new Qs(e),this.mipmaps=[],this.mapping=t,this.channel=0,this.wrapS=n,this.wrapT=s,this.magFilter=r,this.minFilter=a,this.anisotropy=c,this.format=o,this.internalFormat=null,this.type=l,this.offset=new He(0,0),this.repeat=new He(1,1),this.center=new He(0,0),this.rotation=0,this.matrixAutoUpdate=!0,this.matrix=new De,this.generateMipmaps=!0,this.mipmapsAutoUpdate=!0,this.premultiplyAlpha=!1,this.flipY=!0,this.unpackAlignment=4,this.colorSpace=u,this.userData={},this.updateRanges=[],this.version=0,this.onUpdate=null,this.renderTarget=null,this.isRenderTargetTexture=!1,this.isArrayTexture=!!(e&&e.depth&&e.depth>1),this.pmremVersion=0,this.isPMREMTexture=!1,this.normalized=!1}get width(){return this.source.getSize(lu).x}get height(){return this.source.getSize(lu).y}get depth(){return this.source.getSize(lu).z}get image(){return this.source.data}set image(e){this.source.data=e}updateMatrix(){this.matrix.setUvTransform(this.offset.x,this.offset.y,this.repeat.x,this.repeat.y,this.rotation,this.center.x,this.center.y)}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}clone(){return new this.constructor().copy(this)}copy(e){return this.name=e.name,this.source=e.source,this.mipmaps=e.mipmaps.slice(0),this.mapping=e.mapping,this.channel=e.channel,this.wrapS=e.wrapS,this.wrapT=e.wrapT,this.magFilter=e.magFilter,this.minFilter=e.minFilter,this.anisotropy=e.anisotropy,this.format=e.format,this.internalFormat=e.internalFormat,this.type=e.type,this.normalized=e.normalized,this.offset.copy(e.offset),this.repeat.copy(e.repeat),this.center.copy(e.center),this.rotation=e.rotation,this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrix.copy(e.matrix),this.generateMipmaps=e.generateMipmaps,this.mipmapsAutoUpdate=e.mipmapsAutoUpdate,this.premultiplyAlpha=e.premultiplyAlpha,this.flipY=e.flipY,this.unpackAlignment=e.unpackAlignment,this.colorSpace=e.colorSpace,this.renderTarget=e.renderTarget,this.isRenderTargetTexture=e.isRenderTargetTexture,this.isPMREMTexture=e.isPMREMTexture,this.isArrayTexture=e.isArrayTexture,this.userData=JSON.parse(JSON.stringify(e.userData)),this.needsUpdate=!0,this}setValues(e){for(let t in e){let n=e[t];if(n===void 0){Ae(`Texture.setValues(): parameter '${t}' has value of undefined.`);continue}let s=this[t];if(s===void 0){Ae(`Texture.setValues(): property '${t}' does not exist.`);continue}s&&n&&s.isVector2&&n.isVector2||s&&n&&s.isVector3&&n.isVector3||s&&n&&s.isMatrix3&&n.isMatrix3?s.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e=="string";if(!t&&e.textures[this.uuid]!==void 0)return e.textures[this.uuid];let n={metadata:{version:4.7,type:"Texture",generator:"Texture.toJSON"},uuid:this.uuid,name:this.name,image:this.source.toJSON(e).uuid,mapping:this.mapping,channel:this.channel,repeat:[this.repeat.x,this.repeat.y],offset:[this.offset.x,this.offset.y],center:[this.center.x,this.center.y],rotation:this.rotation,wrap:[this.wrapS,this.wrapT],format:this.format,internalFormat:this.internalFormat,type:this.type,normalized:this.normalized,colorSpace:this.colorSpace,minFilter:this.minFilter,magFilter:this.magFilter,anisotropy:this.anisotropy,flipY:this.flipY,generateMipmaps:this.generateMipmaps,mipmapsAutoUpdate:this.mipmapsAutoUpdate,premultiplyAlpha:this.premultiplyAlpha,unpackAlignment:this.unpackAlignment};return Object.keys(this.userData).length>0&&(n.userData=this.userData),t||(e.textures[this.uuid]=n),n}dispose(){this.dispatchEvent({type:"dispose"})}transformUv(e){if(this.mapping!==Zu)return e;if(e.applyMatrix3(this.matrix),e.x<0||e.x>1)switch(this.wrapS){case Vo:e.x=e.x-Math.floor(e.x);break;case ei:e.x=e.x<0?0:1;break;case Ho:Math.abs(Math.floor(e.x)%2)===1?e.x=Math.ceil(e.x)-e.x:e.x=e.x-Math.floor(e.x);break}if(e.y<0||e.y>1)switch(this.wrapT){case Vo:e.y=e.y-Math.floor(e.y);break;case ei:e.y=e.y<0?0:1;break;case Ho:Math.abs(Math.floor(e.y)%2)===1?e.y=Math.ceil(e.y)-e.y:e.y=e.y-Math.floor(e.y);break}return this.flipY&&(e.y=1-e.y),e}set needsUpdate(e){e===!0&&(this.version++,this.source.needsUpdate=!0)}set needsPMREMUpdate(e){e===!0&&this.pmremVersion++}};an.DEFAULT_IMAGE=null;an.DEFAULT_MAPPING=Zu;an.DEFAULT_ANISOTROPY=1;var je=class{static{this.prototype.isVector4=!0}constructor(e=0,t=0,n=0,s=1){this.x=e,this.y=t,this.z=n,this.w=s}get width(){return this.z}set width(e){this.z=e}get height(){return this.w}set height(e){this.w=e}set(e,t,n,s){return this.x=e,this.y=t,this.z=n,this.w=s,this}setScalar(e){return this.x=e,this.y=e,this.z=e,this.w=e,this}setX(e){return this.x=e,this}setY(e){return this.y=e,this}setZ(e){return this.z=e,this}setW(e){return this.w=e,this}setComponent(e,t){switch(e){case 0:this.x=t;break;case 1:this.y=t;break;case 2:this.z=t;break;case 3:this.w=t;break;default:throw new Error("THREE.Vector4: index is out of range: "+e)}return this}getComponent(e){switch(e){case 0:return this.x;case 1:return this.y;case 2:return this.z;case 3:return this.w;default:throw new Error("THREE.Vector4: index is out of range: "+e)}}clone(){return new this.constructor(this.x,this.y,this.z,this.w)}copy(e){return this.x=e.x,this.y=e.y,this.z=e.z,this.w=e.w!==void 0?e.w:1,this}add(e){return this.x+=e.x,this.y+=e.y,this.z+=e.z,this.w+=e.w,this}addScalar(e){return this.x+=e,this.y+=e,this.z+=e,this.w+=e,this}addVectors(e,t){return this.x=e.x+t.x,this.y=e.y+t.y,this.z=e.z+t.z,this.w=e.w+t.w,this}addScaledVector(e,t){return this.x+=e.x*t,this.y+=e.y*t,this.z+=e.z*t,this.w+=e.w*t,this}sub(e){return this.x-=e.x,this.y-=e.y,this.z-=e.z,this.w-=e.w,this}subScalar(e){return this.x-=e,this.y-=e,this.z-=e,this.w-=e,this}subVectors(e,t){return this.x=e.x-t.x,this.y=e.y-t.y,this.z=e.z-t.z,this.w=e.w-t.w,this}multiply(e){return this.x*=e.x,this.y*=e.y,this.z*=e.z,this.w*=e.w,this}multiplyScalar(e){return this.x*=e,this.y*=e,this.z*=e,this.w*=e,this}applyMatrix4(e){let t=this.x,n=this.y,s=this.z,r=this.w,a=e.elements;return this.x=a[0]*t+a[4]*n+a[8]*s+a[12]*r,this.y=a[1]*t+a[5]*n+a[9]*s+a[13]*r,this.z=a[2]*t+a[6]*n+a[10]*s+a[14]*r,this.w=a[3]*t+a[7]*n+a[11]*s+a[15]*r,this}divide(e){return this.x/=e.x,this.y/=e.y,this.z/=e.z,this.w/=e.w,this}divideScalar(e){return this.multiplyScalar(1/e)}setAxisAngleFromQuaternion(e){this.w=2*Math.acos(e.w);let t=Math.sqrt(1-e.w*e.w);return t<1e-4?(this.x=1,this.y=0,this.z=0):(this.x=e.x/t,this.y=e.y/t,this.z=e.z/t),this}setAxisAngleFromRotationMatrix(e){let t,n,s,r,l=e.elements,c=l[0],u=l[4],d=l[8],h=l[1],f=l[5],p=l[9],v=l[2],g=l[6],m=l[10];if(Math.abs(u-h)<.01&&Math.abs(d-v)<.01&&Math.abs(p-g)<.01){if(Math.abs(u+h)<.1&&Math.abs(d+v)<.1&&Math.abs(p+g)<.1&&Math.abs(c+f+m-3)<.1)return this.set(1,0,0,0),this;t=Math.PI;let T=(c+1)/2,M=(f+1)/2,E=(m+1)/2,w=(u+h)/4,x=(d+v)/4,S=(p+g)/4;return T>M&&T>E?T<.01?(n=0,s=.707106781,r=.707106781):(n=Math.sqrt(T),s=w/n,r=x/n):M>E?M<.01?(n=.707106781,s=0,r=.707106781):(s=Math.sqrt(M),n=w/s,r=S/s):E<.01?(n=.707106781,s=.707106781,r=0):(r=Math.sqrt(E),n=x/r,s=S/r),this.set(n,s,r,t),this}let _=Math.sqrt((g-p)*(g-p)+(d-v)*(d-v)+(h-u)*(h-u));return Math.abs(_)<.001&&(_=1),this.x=(g-p)/_,this.y=(d-v)/_,this.z=(h-u)/_,this.w=Math.acos((c+f+m-1)/2),this}setFromMatrixPosition(e){let t=e.elements;return this.x=t[12],this.y=t[13],this.z=t[14],this.w=t[15],this}min(e){return this.x=Math.min(this.x,e.x),this.y=Math.min(this.y,e.y),this.z=Math.min(this.z,e.z),this.w=Math.min(this.w,e.w),this}max(e){return this.x=Math.max(this.x,e.x),this.y=Math.max(this.y,e.y),this.z=Math.max(this.z,e.z),this.w=Math.max(this.w,e.w),this}clamp(e,t){return this.x=Oe(this.x,e.x,t.x),this.y=Oe(this.y,e.y,t.y),this.z=Oe(this.z,e.z,t.z),this.w=Oe(this.w,e.w,t.w),this}clampScalar(e,t){return this.x=Oe(this.x,e,t),this.y=Oe(this.y,e,t),this.z=Oe(this.z,e,t),this.w=Oe(this.w,e,t),this}clampLength(e,t){let n=this.length();return this.divideScalar(n||1).multiplyScalar(Oe(n,e,t))}floor(){return this.x=Math.floor(this.x),this.y=Math.floor(this.y),this.z=Math.floor(this.z),this.w=Math.floor(this.w),this}ceil(){return this.x=Math.ceil(this.x),this.y=Math.ceil(this.y),this.z=Math.ceil(this.z),this.w=Math.ceil(this.w),this}round(){return this.x=Math.round(this.x),this.y=Math.round(this.y),this.z=Math.round(this.z),this.w=Math.round(this.w),this}roundToZero(){return this.x=Math.trunc(this.x),this.y=Math.trunc(this.y),this.z=Math.trunc(this.z),this.w=Math.trunc(this.w),this}negate(){return this.x=-this.x,this.y=-this.y,this.z=-this.z,this.w=-this.w,this}dot(e){return this.x*e.x+this.y*e.y+this.z*e.z+this.w*e.w}lengthSq(){return this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w}length(){return Math.sqrt(this.x*this.x+this.y*this.y+this.z*this.z+this.w*this.w)}manhattanLength(){return Math.abs(this.x)+Math.abs(this.y)+Math.abs(this.z)+Math.abs(this.w)}normalize(){return this.divideScalar(this.length()||1)}setLength(e){return this.normalize().multiplyScalar(e)}lerp(e,t){return this.x+=(e.x-this.x)*t,this.y+=(e.y-this.y)*t,this.z+=(e.z-this.z)*t,this.w+=(e.w-this.w)*t,this}lerpVectors(e,t,n){return this.x=e.x+(t.x-e.x)*n,this.y=e.y+(t.y-e.y)*n,this.z=e.z+(t.z-e.z)*n,this.w=e.w+(t.w-e.w)*n,this}equals(e){return e.x===this.x&&e.y===this.y&&e.z===this.z&&e.w===this.w}fromArray(e,t=0){return this.x=e[t],this.y=e[t+1],this.z=e[t+2],this.w=e[t+3],this}toArray(e=[],t=0){return e[t]=this.x,e[t+1]=this.y,e[t+2]=this.z,e[t+3]=this.w,e}fromBufferAttribute(e,t){return this.x=e.getX(t),this.y=e.getY(t),this.z=e.getZ(t),this.w=e.getW(t),this}random(){return this.x=Math.random(),this.y=Math.random(),this.z=Math.random(),this.w=Math.random(),this}*[Symbol.iterator](){yield this.x,yield this.y,yield this.z,yield this.w}},$o=class extends ti{constructor(e=1,t=1,n={}){super(),n=Object.assign({generateMipmaps:!1,internalFormat:null,minFilter:rn,depthBuffer:!0,stencilBuffer:!1,resolveColorBuffer:!0,resolveDepthBuffer:!0,resolveStencilBuffer:!0,storeMultisampledColorBuffer:!0,storeMultisampledDepthBuffer:!0,storeMultisampledStencilBuffer:!0,depthTexture:null,samples:0,count:1,depth:1,multiview:!1,useArrayDepthTexture:!1},n),this.isRenderTarget=!0,this.width=e,this.height=t,this.depth=n.depth,this.scissor=new je(0,0,e,t),this.scissorTest=!1,this.viewport=new je(0,0,e,t),this.textures=[];let s=n.count;for(let r=0;r<s;r++)this.textures[r]=new an({width:e,height:t,depth:n.depth}),this.textures[r].isRenderTargetTexture=!0,this.textures[r].renderTarget=this;this._setTextureOptions(n),this.depthBuffer=n.depthBuffer,this.stencilBuffer=n.stencilBuffer,this.resolveColorBuffer=n.resolveColorBuffer,this.resolveDepthBuffer=n.resolveDepthBuffer,this.resolveStencilBuffer=n.resolveStencilBuffer,this.storeMultisampledColorBuffer=n.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=n.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=n.storeMultisampledStencilBuffer,this._depthTexture=null,this.depthTexture=n.depthTexture,this.samples=n.samples,this.multiview=n.multiview,this.useArrayDepthTexture=n.useArrayDepthTexture}_setTextureOptions(e={}){let t={minFilter:rn,generateMipmaps:!1,flipY:!1,internalFormat:null};e.mapping!==void 0&&(t.mapping=e.mapping),e.wrapS!==void 0&&(t.wrapS=e.wrapS),e.wrapT!==void 0&&(t.wrapT=e.wrapT),e.wrapR!==void 0&&(t.wrapR=e.wrapR),e.magFilter!==void 0&&(t.magFilter=e.magFilter),e.minFilter!==void 0&&(t.minFilter=e.minFilter),e.format!==void 0&&(t.format=e.format),e.type!==void 0&&(t.type=e.type),e.anisotropy!==void 0&&(t.anisotropy=e.anisotropy),e.colorSpace!==void 0&&(t.colorSpace=e.colorSpace),e.flipY!==void 0&&(t.flipY=e.flipY),e.generateMipmaps!==void 0&&(t.generateMipmaps=e.generateMipmaps),e.mipmapsAutoUpdate!==void 0&&(t.mipmapsAutoUpdate=e.mipmapsAutoUpdate),e.internalFormat!==void 0&&(t.internalFormat=e.internalFormat);for(let n=0;n<this.textures.length;n++)this.textures[n].setValues(t)}get texture(){return this.textures[0]}set texture(e){this.textures[0]=e}set depthTexture(e){this._depthTexture!==null&&this._depthTexture.renderTarget===this&&(this._depthTexture.renderTarget=null),e!==null&&e.renderTarget===null&&(e.renderTarget=this),this._depthTexture=e}get depthTexture(){return this._depthTexture}setSize(e,t,n=1){if(this.width!==e||this.height!==t||this.depth!==n){this.width=e,this.height=t,this.depth=n;for(let s=0,r=this.textures.length;s<r;s++)this.textures[s].image.width=e,this.textures[s].image.height=t,this.textures[s].image.depth=n,this.textures[s].isData3DTexture!==!0&&(this.textures[s].isArrayTexture=this.textures[s].image.depth>1);this.dispose()}this.viewport.set(0,0,e,t),this.scissor.set(0,0,e,t)}clone(){return new this.constructor().copy(this)}copy(e){this.width=e.width,this.height=e.height,this.depth=e.depth,this.scissor.copy(e.scissor),this.scissorTest=e.scissorTest,this.viewport.copy(e.viewport),this.textures.length=0;for(let t=0,n=e.textures.length;t<n;t++){this.textures[t]=e.textures[t].clone(),this.textures[t].isRenderTargetTexture=!0,this.textures[t].renderTarget=this;let s=Object.assign({},e.textures[t].image);this.textures[t].source=new Qs(s)}if(this.depthBuffer=e.depthBuffer,this.stencilBuffer=e.stencilBuffer,this.resolveColorBuffer=e.resolveColorBuffer,this.resolveDepthBuffer=e.resolveDepthBuffer,this.resolveStencilBuffer=e.resolveStencilBuffer,this.storeMultisampledColorBuffer=e.storeMultisampledColorBuffer,this.storeMultisampledDepthBuffer=e.storeMultisampledDepthBuffer,this.storeMultisampledStencilBuffer=e.storeMultisampledStencilBuffer,e.depthTexture!==null)if(e.depthTexture.renderTarget===e){let t=e.depthTexture.clone();t.renderTarget=null,this.depthTexture=t}else this.depthTexture=e.depthTexture;else this.depthTexture=null;return this.samples=e.samples,this.multiview=e.multiview,this.useArrayDepthTexture=e.useArrayDepthTexture,this}dispose(){this.dispatchEvent({type:"dispose"})}},Mn=class extends $o{constructor(e=1,t=1,n={}){super(e,t,n),this.isWebGLRenderTarget=!0}},Zr=class extends an{constructor(e=null,t=1,n=1,s=1){super(null),this.isDataArrayTexture=!0,this.image={data:e,width:t,height:n,depth:s},this.magFilter=It,this.minFilter=It,this.wrapR=ei,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1,this.layerUpdates=new Set}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}addLayerUpdate(e){this.layerUpdates.add(e)}clearLayerUpdates(){this.layerUpdates.clear()}};var qo=class extends an{constructor(e=null,t=1,n=1,s=1){super(null),this.isData3DTexture=!0,this.image={data:e,width:t,height:n,depth:s},this.magFilter=It,this.minFilter=It,this.wrapR=ei,this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}copy(e){return super.copy(e),this.wrapR=e.wrapR,this}};var tt=class i{static{this.prototype.isMatrix4=!0}constructor(e,t,n,s,r,a,o,l,c,u,d,h,f,p,v,g){this.elements=[1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1],e!==void 0&&this.set(e,t,n,s,r,a,o,l,c,u,d,h,f,p,v,g)}set(e,t,n,s,r,a,o,l,c,u,d,h,f,p,v,g){let m=this.elements;return m[0]=e,m[4]=t,m[8]=n,m[12]=s,m[1]=r,m[5]=a,m[9]=o,m[13]=l,m[2]=c,m[6]=u,m[10]=d,m[14]=h,m[3]=f,m[7]=p,m[11]=v,m[15]=g,this}identity(){return this.set(1,0,0,0,0,1,0,0,0,0,1,0,0,0,0,1),this}clone(){return new i().fromArray(this.elements)}copy(e){let t=this.elements,n=e.elements;return t[0]=n[0],t[1]=n[1],t[2]=n[2],t[3]=n[3],t[4]=n[4],t[5]=n[5],t[6]=n[6],t[7]=n[7],t[8]=n[8],t[9]=n[9],t[10]=n[10],t[11]=n[11],t[12]=n[12],t[13]=n[13],t[14]=n[14],t[15]=n[15],this}copyPosition(e){let t=this.elements,n=e.elements;return t[12]=n[12],t[13]=n[13],t[14]=n[14],this}setFromMatrix3(e){let t=e.elements;return this.set(t[0],t[3],t[6],0,t[1],t[4],t[7],0,t[2],t[5],t[8],0,0,0,0,1),this}extractBasis(e,t,n){return this.determinantAffine()===0?(e.set(1,0,0),t.set(0,1,0),n.set(0,0,1),this):(e.setFromMatrixColumn(this,0),t.setFromMatrixColumn(this,1),n.setFromMatrixColumn(this,2),this)}makeBasis(e,t,n){return this.set(e.x,t.x,n.x,0,e.y,t.y,n.y,0,e.z,t.z,n.z,0,0,0,0,1),this}extractRotation(e){if(e.determinantAffine()===0)return this.identity();let t=this.elements,n=e.elements,s=1/Ls.setFromMatrixColumn(e,0).length(),r=1/Ls.setFromMatrixColumn(e,1).length(),a=1/Ls.setFromMatrixColumn(e,2).length();return t[0]=n[0]*s,t[1]=n[1]*s,t[2]=n[2]*s,t[3]=0,t[4]=n[4]*r,t[5]=n[5]*r,t[6]=n[6]*r,t[7]=0,t[8]=n[8]*a,t[9]=n[9]*a,t[10]=n[10]*a,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromEuler(e){let t=this.elements,n=e.x,s=e.y,r=e.z,a=Math.cos(n),o=Math.sin(n),l=Math.cos(s),c=Math.sin(s),u=Math.cos(r),d=Math.sin(r);if(e.order==="XYZ"){let h=a*u,f=a*d,p=o*u,v=o*d;t[0]=l*u,t[4]=-l*d,t[8]=c,t[1]=f+p*c,t[5]=h-v*c,t[9]=-o*l,t[2]=v-h*c,t[6]=p+f*c,t[10]=a*l}else if(e.order==="YXZ"){let h=l*u,f=l*d,p=c*u,v=c*d;t[0]=h+v*o,t[4]=p*o-f,t[8]=a*c,t[1]=a*d,t[5]=a*u,t[9]=-o,t[2]=f*o-p,t[6]=v+h*o,t[10]=a*l}else if(e.order==="ZXY"){let h=l*u,f=l*d,p=c*u,v=c*d;t[0]=h-v*o,t[4]=-a*d,t[8]=p+f*o,t[1]=f+p*o,t[5]=a*u,t[9]=v-h*o,t[2]=-a*c,t[6]=o,t[10]=a*l}else if(e.order==="ZYX"){let h=a*u,f=a*d,p=o*u,v=o*d;t[0]=l*u,t[4]=p*c-f,t[8]=h*c+v,t[1]=l*d,t[5]=v*c+h,t[9]=f*c-p,t[2]=-c,t[6]=o*l,t[10]=a*l}else if(e.order==="YZX"){let h=a*l,f=a*c,p=o*l,v=o*c;t[0]=l*u,t[4]=v-h*d,t[8]=p*d+f,t[1]=d,t[5]=a*u,t[9]=-o*u,t[2]=-c*u,t[6]=f*d+p,t[10]=h-v*d}else if(e.order==="XZY"){let h=a*l,f=a*c,p=o*l,v=o*c;t[0]=l*u,t[4]=-d,t[8]=c*u,t[1]=h*d+v,t[5]=a*u,t[9]=f*d-p,t[2]=p*d-f,t[6]=o*u,t[10]=v*d+h}return t[3]=0,t[7]=0,t[11]=0,t[12]=0,t[13]=0,t[14]=0,t[15]=1,this}makeRotationFromQuaternion(e){return this.compose(q1,e,Y1)}lookAt(e,t,n){let s=this.elements;return yn.subVectors(e,t),yn.lengthSq()===0&&(yn.z=1),yn.normalize(),zi.crossVectors(n,yn),zi.lengthSq()===0&&(Math.abs(n.z)===1?yn.x+=1e-4:yn.z+=1e-4,yn.normalize(),zi.crossVectors(n,yn)),zi.normalize(),lo.crossVectors(yn,zi),s[0]=zi.x,s[4]=lo.x,s[8]=yn.x,s[1]=zi.y,s[5]=lo.y,s[9]=yn.y,s[2]=zi.z,s[6]=lo.z,s[10]=yn.z,this}multiply(e){return this.multiplyMatrices(this,e)}premultiply(e){return this.multiplyMatrices(e,this)}multiplyMatrices(e,t){let n=e.elements,s=t.elements,r=this.elements,a=n[0],o=n[4],l=n[8],c=n[12],u=n[1],d=n[5],h=n[9],f=n[13],p=n[2],v=n[6],g=n[10],m=n[14],_=n[3],T=n[7],M=n[11],E=n[15],w=s[0],x=s[4],S=s[8],F=s[12],P=s[1],U=s[5],G=s[9],q=s[13],I=s[2],X=s[6],K=s[10],V=s[14],ne=s[3],W=s[7],Q=s[11],ee=s[15];return r[0]=a*w+o*P+l*I+c*ne,r[4]=a*x+o*U+l*X+c*W,r[8]=a*S+o*G+l*K+c*Q,r[12]=a*F+o*q+l*V+c*ee,r[1]=u*w+d*P+h*I+f*ne,r[5]=u*x+d*U+h*X+f*W,r[9]=u*S+d*G+h*K+f*Q,r[13]=u*F+d*q+h*V+f*ee,r[2]=p*w+v*P+g*I+m*ne,r[6]=p*x+v*U+g*X+m*W,r[10]=p*S+v*G+g*K+m*Q,r[14]=p*F+v*q+g*V+m*ee,r[3]=_*w+T*P+M*I+E*ne,r[7]=_*x+T*U+M*X+E*W,r[11]=_*S+T*G+M*K+E*Q,r[15]=_*F+T*q+M*V+E*ee,this}multiplyScalar(e){let t=this.elements;return t[0]*=e,t[4]*=e,t[8]*=e,t[12]*=e,t[1]*=e,t[5]*=e,t[9]*=e,t[13]*=e,t[2]*=e,t[6]*=e,t[10]*=e,t[14]*=e,t[3]*=e,t[7]*=e,t[11]*=e,t[15]*=e,this}determinant(){let e=this.elements,t=e[0],n=e[4],s=e[8],r=e[12],a=e[1],o=e[5],l=e[9],c=e[13],u=e[2],d=e[6],h=e[10],f=e[14],p=e[3],v=e[7],g=e[11],m=e[15],_=l*f-c*h,T=o*f-c*d,M=o*h-l*d,E=a*f-c*u,w=a*h-l*u,x=a*d-o*u;return t*(v*_-g*T+m*M)-n*(p*_-g*E+m*w)+s*(p*T-v*E+m*x)-r*(p*M-v*w+g*x)}determinantAffine(){let e=this.elements,t=e[0],n=e[4],s=e[8],r=e[1],a=e[5],o=e[9],l=e[2],c=e[6],u=e[10];return t*(a*u-o*c)-n*(r*u-o*l)+s*(r*c-a*l)}transpose(){let e=this.elements,t;return t=e[1],e[1]=e[4],e[4]=t,t=e[2],e[2]=e[8],e[8]=t,t=e[6],e[6]=e[9],e[9]=t,t=e[3],e[3]=e[12],e[12]=t,t=e[7],e[7]=e[13],e[13]=t,t=e[11],e[11]=e[14],e[14]=t,this}setPosition(e,t,n){let s=this.elements;return e.isVector3?(s[12]=e.x,s[13]=e.y,s[14]=e.z):(s[12]=e,s[13]=t,s[14]=n),this}invert(){let e=this.elements,t=e[0],n=e[1],s=e[2],r=e[3],a=e[4],o=e[5],l=e[6],c=e[7],u=e[8],d=e[9],h=e[10],f=e[11],p=e[12],v=e[13],g=e[14],m=e[15],_=t*o-n*a,T=t*l-s*a,M=t*c-r*a,E=n*l-s*o,w=n*c-r*o,x=s*c-r*l,S=u*v-d*p,F=u*g-h*p,P=u*m-f*p,U=d*g-h*v,G=d*m-f*v,q=h*m-f*g,I=_*q-T*G+M*U+E*P-w*F+x*S;if(I===0)return this.set(0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0);let X=1/I;return e[0]=(o*q-l*G+c*U)*X,e[1]=(s*G-n*q-r*U)*X,e[2]=(v*x-g*w+m*E)*X,e[3]=(h*w-d*x-f*E)*X,e[4]=(l*P-a*q-c*F)*X,e[5]=(t*q-s*P+r*F)*X,e[6]=(g*M-p*x-m*T)*X,e[7]=(u*x-h*M+f*T)*X,e[8]=(a*G-o*P+c*S)*X,e[9]=(n*P-t*G-r*S)*X,e[10]=(p*w-v*M+m*_)*X,e[11]=(d*M-u*w-f*_)*X,e[12]=(o*F-a*U-l*S)*X,e[13]=(t*U-n*F+s*S)*X,e[14]=(v*T-p*E-g*_)*X,e[15]=(u*E-d*T+h*_)*X,this}scale(e){let t=this.elements,n=e.x,s=e.y,r=e.z;return t[0]*=n,t[4]*=s,t[8]*=r,t[1]*=n,t[5]*=s,t[9]*=r,t[2]*=n,t[6]*=s,t[10]*=r,t[3]*=n,t[7]*=s,t[11]*=r,this}getMaxScaleOnAxis(){let e=this.elements,t=e[0]*e[0]+e[1]*e[1]+e[2]*e[2],n=e[4]*e[4]+e[5]*e[5]+e[6]*e[6],s=e[8]*e[8]+e[9]*e[9]+e[10]*e[10];return Math.sqrt(Math.max(t,n,s))}makeTranslation(e,t,n){return e.isVector3?this.set(1,0,0,e.x,0,1,0,e.y,0,0,1,e.z,0,0,0,1):this.set(1,0,0,e,0,1,0,t,0,0,1,n,0,0,0,1),this}makeRotationX(e){let t=Math.cos(e),n=Math.sin(e);return this.set(1,0,0,0,0,t,-n,0,0,n,t,0,0,0,0,1),this}makeRotationY(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,0,n,0,0,1,0,0,-n,0,t,0,0,0,0,1),this}makeRotationZ(e){let t=Math.cos(e),n=Math.sin(e);return this.set(t,-n,0,0,n,t,0,0,0,0,1,0,0,0,0,1),this}makeRotationAxis(e,t){let n=Math.cos(t),s=Math.sin(t),r=1-n,a=e.x,o=e.y,l=e.z,c=r*a,u=r*o;return this.set(c*a+n,c*o-s*l,c*l+s*o,0,c*o+s*l,u*o+n,u*l-s*a,0,c*l-s*o,u*l+s*a,r*l*l+n,0,0,0,0,1),this}makeScale(e,t,n){return this.set(e,0,0,0,0,t,0,0,0,0,n,0,0,0,0,1),this}makeShear(e,t,n,s,r,a){return this.set(1,n,r,0,e,1,a,0,t,s,1,0,0,0,0,1),this}compose(e,t,n){let s=this.elements,r=t._x,a=t._y,o=t._z,l=t._w,c=r+r,u=a+a,d=o+o,h=r*c,f=r*u,p=r*d,v=a*u,g=a*d,m=o*d,_=l*c,T=l*u,M=l*d,E=n.x,w=n.y,x=n.z;return s[0]=(1-(v+m))*E,s[1]=(f+M)*E,s[2]=(p-T)*E,s[3]=0,s[4]=(f-M)*w,s[5]=(1-(h+m))*w,s[6]=(g+_)*w,s[7]=0,s[8]=(p+T)*x,s[9]=(g-_)*x,s[10]=(1-(h+v))*x,s[11]=0,s[12]=e.x,s[13]=e.y,s[14]=e.z,s[15]=1,this}decompose(e,t,n){let s=this.elements;e.x=s[12],e.y=s[13],e.z=s[14];let r=this.determinantAffine();if(r===0)return n.set(1,1,1),t.identity(),this;let a=Ls.set(s[0],s[1],s[2]).length(),o=Ls.set(s[4],s[5],s[6]).length(),l=Ls.set(s[8],s[9],s[10]).length();r<0&&(a=-a),Gn.copy(this);let c=1/a,u=1/o,d=1/l;return Gn.elements[0]*=c,Gn.elements[1]*=c,Gn.elements[2]*=c,Gn.elements[4]*=u,Gn.elements[5]*=u,Gn.elements[6]*=u,Gn.elements[8]*=d,Gn.elements[9]*=d,Gn.elements[10]*=d,t.setFromRotationMatrix(Gn),n.x=a,n.y=o,n.z=l,this}makePerspective(e,t,n,s,r,a,o=Un,l=!1){let c=this.elements,u=2*r/(t-e),d=2*r/(n-s),h=(t+e)/(t-e),f=(n+s)/(n-s),p,v;if(l)p=r/(a-r),v=a*r/(a-r);else if(o===Un)p=-(a+r)/(a-r),v=-2*a*r/(a-r);else if(o===Js)p=-a/(a-r),v=-a*r/(a-r);else throw new Error("THREE.Matrix4.makePerspective(): Invalid coordinate system: "+o);return c[0]=u,c[4]=0,c[8]=h,c[12]=0,c[1]=0,c[5]=d,c[9]=f,c[13]=0,c[2]=0,c[6]=0,c[10]=p,c[14]=v,c[3]=0,c[7]=0,c[11]=-1,c[15]=0,this}makeOrthographic(e,t,n,s,r,a,o=Un,l=!1){let c=this.elements,u=2/(t-e),d=2/(n-s),h=-(t+e)/(t-e),f=-(n+s)/(n-s),p,v;if(l)p=1/(a-r),v=a/(a-r);else if(o===Un)p=-2/(a-r),v=-(a+r)/(a-r);else if(o===Js)p=-1/(a-r),v=-r/(a-r);else throw new Error("THREE.Matrix4.makeOrthographic(): Invalid coordinate system: "+o);return c[0]=u,c[4]=0,c[8]=0,c[12]=h,c[1]=0,c[5]=d,c[9]=0,c[13]=f,c[2]=0,c[6]=0,c[10]=p,c[14]=v,c[3]=0,c[7]=0,c[11]=0,c[15]=1,this}equals(e){let t=this.elements,n=e.elements;for(let s=0;s<16;s++)if(t[s]!==n[s])return!1;return!0}fromArray(e,t=0){for(let n=0;n<16;n++)this.elements[n]=e[n+t];return this}toArray(e=[],t=0){let n=this.elements;return e[t]=n[0],e[t+1]=n[1],e[t+2]=n[2],e[t+3]=n[3],e[t+4]=n[4],e[t+5]=n[5],e[t+6]=n[6],e[t+7]=n[7],e[t+8]=n[8],e[t+9]=n[9],e[t+10]=n[10],e[t+11]=n[11],e[t+12]=n[12],e[t+13]=n[13],e[t+14]=n[14],e[t+15]=n[15],e}},Ls=new N,Gn=new tt,q1=new N(0,0,0),Y1=new N(1,1,1),zi=new N,lo=new N,yn=new N,If=new tt,Pf=new ni,Ti=class i{constructor(e=0,t=0,n=0,s=i.DEFAULT_ORDER){this.isEuler=!0,this._x=e,this._y=t,this._z=n,this._order=s}get x(){return this._x}set x(e){this._x=e,this._onChangeCallback()}get y(){return this._y}set y(e){this._y=e,this._onChangeCallback()}get z(){return this._z}set z(e){this._z=e,this._onChangeCallback()}get order(){return this._order}set order(e){this._order=e,this._onChangeCallback()}set(e,t,n,s=this._order){return this._x=e,this._y=t,this._z=n,this._order=s,this._onChangeCallback(),this}clone(){return new this.constructor(this._x,this._y,this._z,this._order)}copy(e){return this._x=e._x,this._y=e._y,this._z=e._z,this._order=e._order,this._onChangeCallback(),this}setFromRotationMatrix(e,t=this._order,n=!0){let s=e.elements,r=s[0],a=s[4],o=s[8],l=s[1],c=s[5],u=s[9],d=s[2],h=s[6],f=s[10];switch(t){case"XYZ":this._y=Math.asin(Oe(o,-1,1)),Math.abs(o)<.9999999?(this._x=Math.atan2(-u,f),this._z=Math.atan2(-a,r)):(this._x=Math.atan2(h,c),this._z=0);break;case"YXZ":this._x=Math.asin(-Oe(u,-1,1)),Math.abs(u)<.9999999?(this._y=Math.atan2(o,f),this._z=Math.atan2(l,c)):(this._y=Math.atan2(-d,r),this._z=0);break;case"ZXY":this._x=Math.asin(Oe(h,-1,1)),Math.abs(h)<.9999999?(this._y=Math.atan2(-d,f),this._z=Math.atan2(-a,c)):(this._y=0,this._z=Math.atan2(l,r));break;case"ZYX":this._y=Math.asin(-Oe(d,-1,1)),Math.abs(d)<.9999999?(this._x=Math.atan2(h,f),this._z=Math.atan2(l,r)):(this._x=0,this._z=Math.atan2(-a,c));break;case"YZX":this._z=Math.asin(Oe(l,-1,1)),Math.abs(l)<.9999999?(this._x=Math.atan2(-u,c),this._y=Math.atan2(-d,r)):(this._x=0,this._y=Math.atan2(o,f));break;case"XZY":this._z=Math.asin(-Oe(a,-1,1)),Math.abs(a)<.9999999?(this._x=Math.atan2(h,c),this._y=Math.atan2(o,r)):(this._x=Math.atan2(-u,f),this._y=0);break;default:Ae("Euler: .setFromRotationMatrix() encountered an unknown order: "+t)}return this._order=t,n===!0&&this._onChangeCallback(),this}setFromQuaternion(e,t,n){return If.makeRotationFromQuaternion(e),this.setFromRotationMatrix(If,t,n)}setFromVector3(e,t=this._order){return this.set(e.x,e.y,e.z,t)}reorder(e){return Pf.setFromEuler(this),this.setFromQuaternion(Pf,e)}equals(e){return e._x===this._x&&e._y===this._y&&e._z===this._z&&e._order===this._order}fromArray(e){return this._x=e[0],this._y=e[1],this._z=e[2],e[3]!==void 0&&(this._order=e[3]),this._onChangeCallback(),this}toArray(e=[],t=0){return e[t]=this._x,e[t+1]=this._y,e[t+2]=this._z,e[t+3]=this._order,e}_onChange(e){return this._onChangeCallback=e,this}_onChangeCallback(){}*[Symbol.iterator](){yield this._x,yield this._y,yield this._z,yield this._order}};Ti.DEFAULT_ORDER="XYZ";var er=class{constructor(){this.mask=1}set(e){this.mask=(1<<e|0)>>>0}enable(e){this.mask|=1<<e|0}enableAll(){this.mask=-1}toggle(e){this.mask^=1<<e|0}disable(e){this.mask&=~(1<<e|0)}disableAll(){this.mask=0}test(e){return(this.mask&e.mask)!==0}isEnabled(e){return(this.mask&(1<<e|0))!==0}},Z1=0,Df=new N,Ns=new ni,xi=new tt,co=new N,kr=new N,J1=new N,K1=new ni,Lf=new N(1,0,0),Nf=new N(0,1,0),Uf=new N(0,0,1),kf={type:"added"},j1={type:"removed"},Us={type:"childadded",child:null},cu={type:"childremoved",child:null},Ut=class i extends ti{constructor(){super(),this.isObject3D=!0,Object.defineProperty(this,"id",{value:Z1++}),this.uuid=ji(),this.name="",this.type="Object3D",this.parent=null,this.children=[],this.up=i.DEFAULT_UP.clone();let e=new N,t=new Ti,n=new ni,s=new N(1,1,1);function r(){n.setFromEuler(t,!1)}function a(){t.setFromQuaternion(n,void 0,!1)}t._onChange(r),n._onChange(a),Object.defineProperties(this,{position:{configurable:!0,enumerable:!0,value:e},rotation:{configurable:!0,enumerable:!0,value:t},quaternion:{configurable:!0,enumerable:!0,value:n},scale:{configurable:!0,enumerable:!0,value:s},modelViewMatrix:{value:new tt},normalMatrix:{value:new De}}),this.matrix=new tt,this.matrixWorld=new tt,this.matrixAutoUpdate=i.DEFAULT_MATRIX_AUTO_UPDATE,this.matrixWorldAutoUpdate=i.DEFAULT_MATRIX_WORLD_AUTO_UPDATE,this.matrixWorldNeedsUpdate=!1,this.layers=new er,this.visible=!0,this.castShadow=!1,this.receiveShadow=!1,this.frustumCulled=!0,this.renderOrder=0,this.animations=[],this.customDepthMaterial=void 0,this.customDistanceMaterial=void 0,this.static=!1,this.userData={},this.pivot=null}onBeforeShadow(){}onAfterShadow(){}onBeforeRender(){}onAfterRender(){}applyMatrix4(e){this.matrixAutoUpdate&&this.updateMatrix(),this.matrix.premultiply(e),this.matrix.decompose(this.position,this.quaternion,this.scale),this.pivot!==null&&this.position.copy(this.pivot).applyMatrix4(this.matrix).sub(this.pivot)}applyQuaternion(e){return this.quaternion.premultiply(e),this}setRotationFromAxisAngle(e,t){this.quaternion.setFromAxisAngle(e,t)}setRotationFromEuler(e){this.quaternion.setFromEuler(e,!0)}setRotationFromMatrix(e){this.quaternion.setFromRotationMatrix(e)}setRotationFromQuaternion(e){this.quaternion.copy(e)}rotateOnAxis(e,t){return Ns.setFromAxisAngle(e,t),this.quaternion.multiply(Ns),this}rotateOnWorldAxis(e,t){return Ns.setFromAxisAngle(e,t),this.quaternion.premultiply(Ns),this}rotateX(e){return this.rotateOnAxis(Lf,e)}rotateY(e){return this.rotateOnAxis(Nf,e)}rotateZ(e){return this.rotateOnAxis(Uf,e)}translateOnAxis(e,t){return Df.copy(e).applyQuaternion(this.quaternion),this.position.add(Df.multiplyScalar(t)),this}translateX(e){return this.translateOnAxis(Lf,e)}translateY(e){return this.translateOnAxis(Nf,e)}translateZ(e){return this.translateOnAxis(Uf,e)}localToWorld(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(this.matrixWorld)}worldToLocal(e){return this.updateWorldMatrix(!0,!1),e.applyMatrix4(xi.copy(this.matrixWorld).invert())}lookAt(e,t,n){e.isVector3?co.copy(e):co.set(e,t,n);let s=this.parent;this.updateWorldMatrix(!0,!1),kr.setFromMatrixPosition(this.matrixWorld),this.isCamera||this.isLight?xi.lookAt(kr,co,this.up):xi.lookAt(co,kr,this.up),this.quaternion.setFromRotationMatrix(xi),s&&(xi.extractRotation(s.matrixWorld),Ns.setFromRotationMatrix(xi),this.quaternion.premultiply(Ns.invert()))}add(e){if(arguments.length>1){for(let t=0;t<arguments.length;t++)this.add(arguments[t]);return this}return e===this?(Pe("Object3D.add: object can't be added as a child of itself.",e),this):(e&&e.isObject3D?(e.removeFromParent(),e.parent=this,this.children.push(e),e.dispatchEvent(kf),Us.child=e,this.dispatchEvent(Us),Us.child=null):Pe("Object3D.add: object not an instance of THREE.Object3D.",e),this)}remove(e){if(arguments.length>1){for(let n=0;n<arguments.length;n++)this.remove(arguments[n]);return this}let t=this.children.indexOf(e);return t!==-1&&(e.parent=null,this.children.splice(t,1),e.dispatchEvent(j1),cu.child=e,this.dispatchEvent(cu),cu.child=null),this}removeFromParent(){let e=this.parent;return e!==null&&e.remove(this),this}clear(){return this.remove(...this.children)}attach(e){return this.updateWorldMatrix(!0,!1),xi.copy(this.matrixWorld).invert(),e.parent!==null&&(e.parent.updateWorldMatrix(!0,!1),xi.multiply(e.parent.matrixWorld)),e.applyMatrix4(xi),e.removeFromParent(),e.parent=this,this.children.push(e),e.updateWorldMatrix(!1,!0),e.dispatchEvent(kf),Us.child=e,this.dispatchEvent(Us),Us.child=null,this}getObjectById(e){return this.getObjectByProperty("id",e)}getObjectByName(e){return this.getObjectByProperty("name",e)}getObjectByProperty(e,t){if(this[e]===t)return this;for(let n=0,s=this.children.length;n<s;n++){let a=this.children[n].getObjectByProperty(e,t);if(a!==void 0)return a}}getObjectsByProperty(e,t,n=[]){this[e]===t&&n.push(this);let s=this.children;for(let r=0,a=s.length;r<a;r++)s[r].getObjectsByProperty(e,t,n);return n}getWorldPosition(e){return this.updateWorldMatrix(!0,!1),e.setFromMatrixPosition(this.matrixWorld)}getWorldQuaternion(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(kr,e,J1),e}getWorldScale(e){return this.updateWorldMatrix(!0,!1),this.matrixWorld.decompose(kr,K1,e),e}getWorldDirection(e){this.updateWorldMatrix(!0,!1);let t=this.matrixWorld.elements;return e.set(t[8],t[9],t[10]).normalize()}raycast(){}intersectsFrustum(){return!0}traverse(e){e(this);let t=this.children;for(let n=0,s=t.length;n<s;n++)t[n].traverse(e)}traverseVisible(e){if(this.visible===!1)return;e(this);let t=this.children;for(let n=0,s=t.length;n<s;n++)t[n].traverseVisible(e)}traverseAncestors(e){let t=this.parent;t!==null&&(e(t),t.traverseAncestors(e))}updateMatrix(){this.matrix.compose(this.position,this.quaternion,this.scale);let e=this.pivot;if(e!==null){let t=e.x,n=e.y,s=e.z,r=this.matrix.elements;r[12]+=t-r[0]*t-r[4]*n-r[8]*s,r[13]+=n-r[1]*t-r[5]*n-r[9]*s,r[14]+=s-r[2]*t-r[6]*n-r[10]*s}this.matrixWorldNeedsUpdate=!0}updateMatrixWorld(e){this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||e)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,e=!0);let t=this.children;for(let n=0,s=t.length;n<s;n++)t[n].updateMatrixWorld(e)}updateWorldMatrix(e,t,n=!1){let s=this.parent;if(e===!0&&s!==null&&s.updateWorldMatrix(!0,!1),this.matrixAutoUpdate&&this.updateMatrix(),(this.matrixWorldNeedsUpdate||n)&&(this.matrixWorldAutoUpdate===!0&&(this.parent===null?this.matrixWorld.copy(this.matrix):this.matrixWorld.multiplyMatrices(this.parent.matrixWorld,this.matrix)),this.matrixWorldNeedsUpdate=!1,n=!0),t===!0){let r=this.children;for(let a=0,o=r.length;a<o;a++)r[a].updateWorldMatrix(!1,!0,n)}}toJSON(e){let t=e===void 0||typeof e=="string",n={};t&&(e={geometries:{},materials:{},textures:{},images:{},shapes:{},skeletons:{},animations:{},nodes:{}},n.metadata={version:4.7,type:"Object",generator:"Object3D.toJSON"});let s={};s.uuid=this.uuid,s.type=this.type,s.name=this.name,s.castShadow=this.castShadow,s.receiveShadow=this.receiveShadow,s.visible=this.visible,s.frustumCulled=this.frustumCulled,s.renderOrder=this.renderOrder,s.static=this.static,s.matrixAutoUpdate=this.matrixAutoUpdate,Object.keys(this.userData).length>0&&(s.userData=this.userData),s.layers=this.layers.mask,s.matrix=this.matrix.toArray(),s.up=this.up.toArray(),this.pivot!==null&&(s.pivot=this.pivot.toArray()),this.morphTargetDictionary!==void 0&&(s.morphTargetDictionary=Object.assign({},this.morphTargetDictionary)),this.morphTargetInfluences!==void 0&&(s.morphTargetInfluences=this.morphTargetInfluences.slice()),this.isInstancedMesh&&(s.type="InstancedMesh",s.count=this.count,s.instanceMatrix=this.instanceMatrix.toJSON(),this.instanceColor!==null&&(s.instanceColor=this.instanceColor.toJSON())),this.isBatchedMesh&&(s.type="BatchedMesh",s.perObjectFrustumCulled=this.perObjectFrustumCulled,s.sortObjects=this.sortObjects,s.drawRanges=this._drawRanges,s.reservedRanges=this._reservedRanges,s.geometryInfo=this._geometryInfo.map(o=>({...o,boundingBox:o.boundingBox?o.boundingBox.toJSON():void 0,boundingSphere:o.boundingSphere?o.boundingSphere.toJSON():void 0})),s.instanceInfo=this._instanceInfo.map(o=>({...o})),s.availableInstanceIds=this._availableInstanceIds.slice(),s.availableGeometryIds=this._availableGeometryIds.slice(),s.nextIndexStart=this._nextIndexStart,s.nextVertexStart=this._nextVertexStart,s.geometryCount=this._geometryCount,s.maxInstanceCount=this._maxInstanceCount,s.maxVertexCount=this._maxVertexCount,s.maxIndexCount=this._maxIndexCount,s.geometryInitialized=this._geometryInitialized,s.matricesTexture=this._matricesTexture.toJSON(e),s.indirectTexture=this._indirectTexture.toJSON(e),this._colorsTexture!==null&&(s.colorsTexture=this._colorsTexture.toJSON(e)),this.boundingSphere!==null&&(s.boundingSphere=this.boundingSphere.toJSON()),this.boundingBox!==null&&(s.boundingBox=this.boundingBox.toJSON()));function r(o,l){return o[l.uuid]===void 0&&(o[l.uuid]=l.toJSON(e)),l.uuid}if(this.isScene)this.background&&(this.background.isColor?s.background=this.background.toJSON():this.background.isTexture&&(s.background=this.background.toJSON(e).uuid)),this.environment&&this.environment.isTexture&&this.environment.isRenderTargetTexture!==!0&&(s.environment=this.environment.toJSON(e).uuid);else if(this.isMesh||this.isLine||this.isPoints){s.geometry=r(e.geometries,this.geometry);let o=this.geometry.parameters;if(o!==void 0&&o.shapes!==void 0){let l=o.shapes;if(Array.isArray(l))for(let c=0,u=l.length;c<u;c++){let d=l[c];r(e.shapes,d)}else r(e.shapes,l)}}if(this.isSkinnedMesh&&(s.bindMode=this.bindMode,s.bindMatrix=this.bindMatrix.toArray(),this.skeleton!==void 0&&(r(e.skeletons,this.skeleton),s.skeleton=this.skeleton.uuid)),this.material!==void 0)if(Array.isArray(this.material)){let o=[];for(let l=0,c=this.material.length;l<c;l++)o.push(r(e.materials,this.material[l]));s.material=o}else s.material=r(e.materials,this.material);if(this.children.length>0){s.children=[];for(let o=0;o<this.children.length;o++)s.children.push(this.children[o].toJSON(e).object)}if(this.animations.length>0){s.animations=[];for(let o=0;o<this.animations.length;o++){let l=this.animations[o];s.animations.push(r(e.animations,l))}}if(t){let o=a(e.geometries),l=a(e.materials),c=a(e.textures),u=a(e.images),d=a(e.shapes),h=a(e.skeletons),f=a(e.animations),p=a(e.nodes);o.length>0&&(n.geometries=o),l.length>0&&(n.materials=l),c.length>0&&(n.textures=c),u.length>0&&(n.images=u),d.length>0&&(n.shapes=d),h.length>0&&(n.skeletons=h),f.length>0&&(n.animations=f),p.length>0&&(n.nodes=p)}return n.object=s,n;function a(o){let l=[];for(let c in o){let u=o[c];delete u.metadata,l.push(u)}return l}}clone(e){return new this.constructor().copy(this,e)}copy(e,t=!0){if(this.name=e.name,this.up.copy(e.up),this.position.copy(e.position),this.rotation.order=e.rotation.order,this.quaternion.copy(e.quaternion),this.scale.copy(e.scale),this.pivot=e.pivot!==null?e.pivot.clone():null,this.matrix.copy(e.matrix),this.matrixWorld.copy(e.matrixWorld),this.matrixAutoUpdate=e.matrixAutoUpdate,this.matrixWorldAutoUpdate=e.matrixWorldAutoUpdate,this.matrixWorldNeedsUpdate=e.matrixWorldNeedsUpdate,this.layers.mask=e.layers.mask,this.visible=e.visible,this.castShadow=e.castShadow,this.receiveShadow=e.receiveShadow,this.frustumCulled=e.frustumCulled,this.renderOrder=e.renderOrder,this.static=e.static,this.animations=e.animations.slice(),this.userData=JSON.parse(JSON.stringify(e.userData)),t===!0)for(let n=0;n<e.children.length;n++){let s=e.children[n];this.add(s.clone())}return this}dispose(){this.dispatchEvent({type:"dispose"})}};Ut.DEFAULT_UP=new N(0,1,0);Ut.DEFAULT_MATRIX_AUTO_UPDATE=!0;Ut.DEFAULT_MATRIX_WORLD_AUTO_UPDATE=!0;var gs=class extends Ut{constructor(){super(),this.isGroup=!0,this.type="Group"}},Q1={type:"move"},tr=class{constructor(){this._targetRay=null,this._grip=null,this._hand=null}getHandSpace(){return this._hand===null&&(this._hand=new gs,this._hand.matrixAutoUpdate=!1,this._hand.visible=!1,this._hand.joints={},this._hand.inputState={pinching:!1}),this._hand}getTargetRaySpace(){return this._targetRay===null&&(this._targetRay=new gs,this._targetRay.matrixAutoUpdate=!1,this._targetRay.visible=!1,this._targetRay.hasLinearVelocity=!1,this._targetRay.linearVelocity=new N,this._targetRay.hasAngularVelocity=!1,this._targetRay.angularVelocity=new N),this._targetRay}getGripSpace(){return this._grip===null&&(this._grip=new gs,this._grip.matrixAutoUpdate=!1,this._grip.visible=!1,this._grip.hasLinearVelocity=!1,this._grip.linearVelocity=new N,this._grip.hasAngularVelocity=!1,this._grip.angularVelocity=new N,this._grip.eventsEnabled=!1),this._grip}dispatchEvent(e){return this._targetRay!==null&&this._targetRay.dispatchEvent(e),this._grip!==null&&this._grip.dispatchEvent(e),this._hand!==null&&this._hand.dispatchEvent(e),this}connect(e){if(e&&e.hand){let t=this._hand;if(t)for(let n of e.hand.values())this._getHandJoint(t,n)}return this.dispatchEvent({type:"connected",data:e}),this}disconnect(e){return this.dispatchEvent({type:"disconnected",data:e}),this._targetRay!==null&&(this._targetRay.visible=!1),this._grip!==null&&(this._grip.visible=!1),this._hand!==null&&(this._hand.visible=!1),this}update(e,t,n){let s=null,r=null,a=null,o=this._targetRay,l=this._grip,c=this._hand;if(e&&t.session.visibilityState!=="visible-blurred"){if(c&&e.hand){a=!0;for(let v of e.hand.values()){let g=t.getJointPose(v,n),m=this._getHandJoint(c,v);g!==null&&(m.matrix.fromArray(g.transform.matrix),m.matrix.decompose(m.position,m.quaternion,m.scale),m.matrixWorldNeedsUpdate=!0,m.jointRadius=g.radius),m.visible=g!==null}let u=c.joints["index-finger-tip"],d=c.joints["thumb-tip"],h=u.position.distanceTo(d.position),f=.02,p=.005;c.inputState.pinching&&h>f+p?(c.inputState.pinching=!1,this.dispatchEvent({type:"pinchend",handedness:e.handedness,target:this})):!c.inputState.pinching&&h<=f-p&&(c.inputState.pinching=!0,this.dispatchEvent({type:"pinchstart",handedness:e.handedness,target:this}))}else l!==null&&e.gripSpace&&(r=t.getPose(e.gripSpace,n),r!==null&&(l.matrix.fromArray(r.transform.matrix),l.matrix.decompose(l.position,l.quaternion,l.scale),l.matrixWorldNeedsUpdate=!0,r.linearVelocity?(l.hasLinearVelocity=!0,l.linearVelocity.copy(r.linearVelocity)):l.hasLinearVelocity=!1,r.angularVelocity?(l.hasAngularVelocity=!0,l.angularVelocity.copy(r.angularVelocity)):l.hasAngularVelocity=!1,l.eventsEnabled&&l.dispatchEvent({type:"gripUpdated",data:e,target:this})));o!==null&&(s=t.getPose(e.targetRaySpace,n),s===null&&r!==null&&(s=r),s!==null&&(o.matrix.fromArray(s.transform.matrix),o.matrix.decompose(o.position,o.quaternion,o.scale),o.matrixWorldNeedsUpdate=!0,s.linearVelocity?(o.hasLinearVelocity=!0,o.linearVelocity.copy(s.linearVelocity)):o.hasLinearVelocity=!1,s.angularVelocity?(o.hasAngularVelocity=!0,o.angularVelocity.copy(s.angularVelocity)):o.hasAngularVelocity=!1,this.dispatchEvent(Q1)))}return o!==null&&(o.visible=s!==null),l!==null&&(l.visible=r!==null),c!==null&&(c.visible=a!==null),this}_getHandJoint(e,t){if(e.joints[t.jointName]===void 0){let n=new gs;n.matrixAutoUpdate=!1,n.visible=!1,e.joints[t.jointName]=n,e.add(n)}return e.joints[t.jointName]}},Vp={aliceblue:15792383,antiquewhite:16444375,aqua:65535,aquamarine:8388564,azure:15794175,beige:16119260,bisque:16770244,black:0,blanchedalmond:16772045,blue:255,blueviolet:9055202,brown:10824234,burlywood:14596231,cadetblue:6266528,chartreuse:8388352,chocolate:13789470,coral:16744272,cornflowerblue:6591981,cornsilk:16775388,crimson:14423100,cyan:65535,darkblue:139,darkcyan:35723,darkgoldenrod:12092939,darkgray:11119017,darkgreen:25600,darkgrey:11119017,darkkhaki:12433259,darkmagenta:9109643,darkolivegreen:5597999,darkorange:16747520,darkorchid:10040012,darkred:9109504,darksalmon:15308410,darkseagreen:9419919,darkslateblue:4734347,darkslategray:3100495,darkslategrey:3100495,darkturquoise:52945,darkviolet:9699539,deeppink:16716947,deepskyblue:49151,dimgray:6908265,dimgrey:6908265,dodgerblue:2003199,firebrick:11674146,floralwhite:16775920,forestgreen:2263842,fuchsia:16711935,gainsboro:14474460,ghostwhite:16316671,gold:16766720,goldenrod:14329120,gray:8421504,green:32768,greenyellow:11403055,grey:8421504,honeydew:15794160,hotpink:16738740,indianred:13458524,indigo:4915330,ivory:16777200,khaki:15787660,lavender:15132410,lavenderblush:16773365,lawngreen:8190976,lemonchiffon:16775885,lightblue:11393254,lightcoral:15761536,lightcyan:14745599,lightgoldenrodyellow:16448210,lightgray:13882323,lightgreen:9498256,lightgrey:13882323,lightpink:16758465,lightsalmon:16752762,lightseagreen:2142890,lightskyblue:8900346,lightslategray:7833753,lightslategrey:7833753,lightsteelblue:11584734,lightyellow:16777184,lime:65280,limegreen:3329330,linen:16445670,magenta:16711935,maroon:8388608,mediumaquamarine:6737322,mediumblue:205,mediumorchid:12211667,mediumpurple:9662683,mediumseagreen:3978097,mediumslateblue:8087790,mediumspringgreen:64154,mediumturquoise:4772300,mediumvioletred:13047173,midnightblue:1644912,mintcream:16121850,mistyrose:16770273,moccasin:16770229,navajowhite:16768685,navy:128,oldlace:16643558,olive:8421376,olivedrab:7048739,orange:16753920,orangered:16729344,orchid:14315734,palegoldenrod:15657130,palegreen:10025880,paleturquoise:11529966,palevioletred:14381203,papayawhip:16773077,peachpuff:16767673,peru:13468991,pink:16761035,plum:14524637,powderblue:11591910,purple:8388736,rebeccapurple:6697881,red:16711680,rosybrown:12357519,royalblue:4286945,saddlebrown:9127187,salmon:16416882,sandybrown:16032864,seagreen:3050327,seashell:16774638,sienna:10506797,silver:12632256,skyblue:8900331,slateblue:6970061,slategray:7372944,slategrey:7372944,snow:16775930,springgreen:65407,steelblue:4620980,tan:13808780,teal:32896,thistle:14204888,tomato:16737095,turquoise:4251856,violet:15631086,wheat:16113331,white:16777215,whitesmoke:16119285,yellow:16776960,yellowgreen:10145074},Gi={h:0,s:0,l:0},uo={h:0,s:0,l:0};function uu(i,e,t){return t<0&&(t+=1),t>1&&(t-=1),t<1/6?i+(e-i)*6*t:t<1/2?e:t<2/3?i+(e-i)*6*(2/3-t):i}var Ge=class{constructor(e,t,n){return this.isColor=!0,this.r=1,this.g=1,this.b=1,this.set(e,t,n)}set(e,t,n){if(t===void 0&&n===void 0){let s=e;s&&s.isColor?this.copy(s):typeof s=="number"?this.setHex(s):typeof s=="string"&&this.setStyle(s)}else this.setRGB(e,t,n);return this}setScalar(e){return this.r=e,this.g=e,this.b=e,this}setHex(e,t=bn){return e=Math.floor(e),this.r=(e>>16&255)/255,this.g=(e>>8&255)/255,this.b=(e&255)/255,Ye.colorSpaceToWorking(this,t),this}setRGB(e,t,n,s=Ye.workingColorSpace){return this.r=e,this.g=t,this.b=n,Ye.colorSpaceToWorking(this,s),this}setHSL(e,t,n,s=Ye.workingColorSpace){if(e=lh(e,1),t=Oe(t,0,1),n=Oe(n,0,1),t===0)this.r=this.g=this.b=n;else{let r=n<=.5?n*(1+t):n+t-n*t,a=2*n-r;this.r=uu(a,r,e+1/3),this.g=uu(a,r,e),this.b=uu(a,r,e-1/3)}return Ye.colorSpaceToWorking(this,s),this}setStyle(e,t=bn){function n(r){r!==void 0&&parseFloat(r)<1&&Ae("Color: Alpha component of "+e+" will be ignored.")}let s;if(s=/^(\w+)\(([^\)]*)\)/.exec(e)){let r,a=s[1],o=s[2];switch(a){case"rgb":case"rgba":if(r=/^\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o))return n(r[4]),this.setRGB(Math.min(255,parseInt(r[1],10))/255,Math.min(255,parseInt(r[2],10))/255,Math.min(255,parseInt(r[3],10))/255,t);if(r=/^\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o))return n(r[4]),this.setRGB(Math.min(100,parseFloat(r[1]))/100,Math.min(100,parseFloat(r[2]))/100,Math.min(100,parseFloat(r[3]))/100,t);break;case"hsl":case"hsla":if(r=/^\s*([+-]?(?:\d+(?:\.\d+)?|\.\d+))\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*,\s*(\d+(?:\.\d+)?|\.\d+)\%\s*(?:,\s*(\d+(?:\.\d+)?|\.\d+)\s*)?$/.exec(o))return n(r[4]),this.setHSL(parseFloat(r[1])/360,parseFloat(r[2])/100,parseFloat(r[3])/100,t);break;default:Ae("Color: Unknown color model "+e)}}else if(s=/^\#([A-Fa-f\d]+)$/.exec(e)){let r=s[1],a=r.length;if(a===3)return this.setRGB(parseInt(r.charAt(0),16)/15,parseInt(r.charAt(1),16)/15,parseInt(r.charAt(2),16)/15,t);if(a===6)return this.setHex(parseInt(r,16),t);Ae("Color: Invalid hex color "+e)}else if(e&&e.length>0)return this.setColorName(e,t);return this}setColorName(e,t=bn){let n=Vp[e.toLowerCase()];return n!==void 0?this.setHex(n,t):Ae("Color: Unknown color "+e),this}clone(){return new this.constructor(this.r,this.g,this.b)}copy(e){return this.r=e.r,this.g=e.g,this.b=e.b,this}copySRGBToLinear(e){return this.r=Si(e.r),this.g=Si(e.g),this.b=Si(e.b),this}copyLinearToSRGB(e){return this.r=qs(e.r),this.g=qs(e.g),this.b=qs(e.b),this}convertSRGBToLinear(){return this.copySRGBToLinear(this),this}convertLinearToSRGB(){return this.copyLinearToSRGB(this),this}getHex(e=bn){return Ye.workingToColorSpace($t.copy(this),e),Math.round(Oe($t.r*255,0,255))*65536+Math.round(Oe($t.g*255,0,255))*256+Math.round(Oe($t.b*255,0,255))}getHexString(e=bn){return("000000"+this.getHex(e).toString(16)).slice(-6)}getHSL(e,t=Ye.workingColorSpace){Ye.workingToColorSpace($t.copy(this),t);let n=$t.r,s=$t.g,r=$t.b,a=Math.max(n,s,r),o=Math.min(n,s,r),l,c,u=(o+a)/2;if(o===a)l=0,c=0;else{let d=a-o;switch(c=u<=.5?d/(a+o):d/(2-a-o),a){case n:l=(s-r)/d+(s<r?6:0);break;case s:l=(r-n)/d+2;break;case r:l=(n-s)/d+4;break}l/=6}return e.h=l,e.s=c,e.l=u,e}getRGB(e,t=Ye.workingColorSpace){return Ye.workingToColorSpace($t.copy(this),t),e.r=$t.r,e.g=$t.g,e.b=$t.b,e}getStyle(e=bn){Ye.workingToColorSpace($t.copy(this),e);let t=$t.r,n=$t.g,s=$t.b;return e!==bn?`color(${e} ${t.toFixed(3)} ${n.toFixed(3)} ${s.toFixed(3)})`:`rgb(${Math.round(t*255)},${Math.round(n*255)},${Math.round(s*255)})`}offsetHSL(e,t,n){return this.getHSL(Gi),this.setHSL(Gi.h+e,Gi.s+t,Gi.l+n)}add(e){return this.r+=e.r,this.g+=e.g,this.b+=e.b,this}addColors(e,t){return this.r=e.r+t.r,this.g=e.g+t.g,this.b=e.b+t.b,this}addScalar(e){return this.r+=e,this.g+=e,this.b+=e,this}sub(e){return this.r=Math.max(0,this.r-e.r),this.g=Math.max(0,this.g-e.g),this.b=Math.max(0,this.b-e.b),this}multiply(e){return this.r*=e.r,this.g*=e.g,this.b*=e.b,this}multiplyScalar(e){return this.r*=e,this.g*=e,this.b*=e,this}lerp(e,t){return this.r+=(e.r-this.r)*t,this.g+=(e.g-this.g)*t,this.b+=(e.b-this.b)*t,this}lerpColors(e,t,n){return this.r=e.r+(t.r-e.r)*n,this.g=e.g+(t.g-e.g)*n,this.b=e.b+(t.b-e.b)*n,this}lerpHSL(e,t){this.getHSL(Gi),e.getHSL(uo);let n=Hr(Gi.h,uo.h,t),s=Hr(Gi.s,uo.s,t),r=Hr(Gi.l,uo.l,t);return this.setHSL(n,s,r),this}setFromVector3(e){return this.r=e.x,this.g=e.y,this.b=e.z,this}applyMatrix3(e){let t=this.r,n=this.g,s=this.b,r=e.elements;return this.r=r[0]*t+r[3]*n+r[6]*s,this.g=r[1]*t+r[4]*n+r[7]*s,this.b=r[2]*t+r[5]*n+r[8]*s,this}equals(e){return e.r===this.r&&e.g===this.g&&e.b===this.b}fromArray(e,t=0){return this.r=e[t],this.g=e[t+1],this.b=e[t+2],this}toArray(e=[],t=0){return e[t]=this.r,e[t+1]=this.g,e[t+2]=this.b,e}fromBufferAttribute(e,t){return this.r=e.getX(t),this.g=e.getY(t),this.b=e.getZ(t),this}toJSON(){return this.getHex()}*[Symbol.iterator](){yield this.r,yield this.g,yield this.b}},$t=new Ge;Ge.NAMES=Vp;var Jr=class extends Ut{constructor(){super(),this.isScene=!0,this.type="Scene",this.background=null,this.environment=null,this.fog=null,this.backgroundBlurriness=0,this.backgroundIntensity=1,this.backgroundRotation=new Ti,this.environmentIntensity=1,this.environmentRotation=new Ti,this.overrideMaterial=null,typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}copy(e,t){return super.copy(e,t),this.background=e.background!==null?e.background.clone():null,this.environment=e.environment!==null?e.environment.clone():null,this.fog=e.fog!==null?e.fog.clone():null,this.backgroundBlurriness=e.backgroundBlurriness,this.backgroundIntensity=e.backgroundIntensity,this.backgroundRotation.copy(e.backgroundRotation),this.environmentIntensity=e.environmentIntensity,this.environmentRotation.copy(e.environmentRotation),this.overrideMaterial=e.overrideMaterial!==null?e.overrideMaterial.clone():null,this.matrixAutoUpdate=e.matrixAutoUpdate,this}toJSON(e){let t=super.toJSON(e);return this.fog!==null&&(t.object.fog=this.fog.toJSON()),t.object.backgroundBlurriness=this.backgroundBlurriness,t.object.backgroundIntensity=this.backgroundIntensity,t.object.backgroundRotation=this.backgroundRotation.toArray(),t.object.environmentIntensity=this.environmentIntensity,t.object.environmentRotation=this.environmentRotation.toArray(),t}},Vn=new N,yi=new N,hu=new N,_i=new N,ks=new N,Fs=new N,Ff=new N,du=new N,fu=new N,pu=new N,mu=new je,gu=new je,vu=new je,Xi=class i{constructor(e=new N,t=new N,n=new N){this.a=e,this.b=t,this.c=n}static getNormal(e,t,n,s){s.subVectors(n,t),Vn.subVectors(e,t),s.cross(Vn);let r=s.lengthSq();return r>0?s.multiplyScalar(1/Math.sqrt(r)):s.set(0,0,0)}static getBarycoord(e,t,n,s,r){Vn.subVectors(s,t),yi.subVectors(n,t),hu.subVectors(e,t);let a=Vn.dot(Vn),o=Vn.dot(yi),l=Vn.dot(hu),c=yi.dot(yi),u=yi.dot(hu),d=a*c-o*o;if(d===0)return r.set(0,0,0),null;let h=1/d,f=(c*l-o*u)*h,p=(a*u-o*l)*h;return r.set(1-f-p,p,f)}static containsPoint(e,t,n,s){return this.getBarycoord(e,t,n,s,_i)===null?!1:_i.x>=0&&_i.y>=0&&_i.x+_i.y<=1}static getInterpolation(e,t,n,s,r,a,o,l){return this.getBarycoord(e,t,n,s,_i)===null?(l.x=0,l.y=0,"z"in l&&(l.z=0),"w"in l&&(l.w=0),null):(l.setScalar(0),l.addScaledVector(r,_i.x),l.addScaledVector(a,_i.y),l.addScaledVector(o,_i.z),l)}static getInterpolatedAttribute(e,t,n,s,r,a){return mu.setScalar(0),gu.setScalar(0),vu.setScalar(0),mu.fromBufferAttribute(e,t),gu.fromBufferAttribute(e,n),vu.fromBufferAttribute(e,s),a.setScalar(0),a.addScaledVector(mu,r.x),a.addScaledVector(gu,r.y),a.addScaledVector(vu,r.z),a}static isFrontFacing(e,t,n,s){return Vn.subVectors(n,t),yi.subVectors(e,t),Vn.cross(yi).dot(s)<0}set(e,t,n){return this.a.copy(e),this.b.copy(t),this.c.copy(n),this}setFromPointsAndIndices(e,t,n,s){return this.a.copy(e[t]),this.b.copy(e[n]),this.c.copy(e[s]),this}setFromAttributeAndIndices(e,t,n,s){return this.a.fromBufferAttribute(e,t),this.b.fromBufferAttribute(e,n),this.c.fromBufferAttribute(e,s),this}clone(){return new this.constructor().copy(this)}copy(e){return this.a.copy(e.a),this.b.copy(e.b),this.c.copy(e.c),this}getArea(){return Vn.subVectors(this.c,this.b),yi.subVectors(this.a,this.b),Vn.cross(yi).length()*.5}getMidpoint(e){return e.addVectors(this.a,this.b).add(this.c).multiplyScalar(1/3)}getNormal(e){return i.getNormal(this.a,this.b,this.c,e)}getPlane(e){return e.setFromCoplanarPoints(this.a,this.b,this.c)}getBarycoord(e,t){return i.getBarycoord(e,this.a,this.b,this.c,t)}getInterpolation(e,t,n,s,r){return i.getInterpolation(e,this.a,this.b,this.c,t,n,s,r)}containsPoint(e){return i.containsPoint(e,this.a,this.b,this.c)}isFrontFacing(e){return i.isFrontFacing(this.a,this.b,this.c,e)}intersectsBox(e){return e.intersectsTriangle(this)}closestPointToPoint(e,t){let n=this.a,s=this.b,r=this.c,a,o;ks.subVectors(s,n),Fs.subVectors(r,n),du.subVectors(e,n);let l=ks.dot(du),c=Fs.dot(du);if(l<=0&&c<=0)return t.copy(n);fu.subVectors(e,s);let u=ks.dot(fu),d=Fs.dot(fu);if(u>=0&&d<=u)return t.copy(s);let h=l*d-u*c;if(h<=0&&l>=0&&u<=0&&l-u>0)return a=l/(l-u),t.copy(n).addScaledVector(ks,a);pu.subVectors(e,r);let f=ks.dot(pu),p=Fs.dot(pu);if(p>=0&&f<=p)return t.copy(r);let v=f*c-l*p;if(v<=0&&c>=0&&p<=0)return o=c/(c-p),t.copy(n).addScaledVector(Fs,o);let g=u*p-f*d;if(g<=0&&d-u>=0&&f-p>=0)return Ff.subVectors(r,s),o=(d-u)/(d-u+(f-p)),t.copy(s).addScaledVector(Ff,o);let m=1/(g+v+h);return a=v*m,o=h*m,t.copy(n).addScaledVector(ks,a).addScaledVector(Fs,o)}equals(e){return e.a.equals(this.a)&&e.b.equals(this.b)&&e.c.equals(this.c)}},Sn=class{constructor(e=new N(1/0,1/0,1/0),t=new N(-1/0,-1/0,-1/0)){this.isBox3=!0,this.min=e,this.max=t}set(e,t){return this.min.copy(e),this.max.copy(t),this}setFromArray(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t+=3)this.expandByPoint(Hn.fromArray(e,t));return this}setFromBufferAttribute(e){this.makeEmpty();for(let t=0,n=e.count;t<n;t++)this.expandByPoint(Hn.fromBufferAttribute(e,t));return this}setFromPoints(e){this.makeEmpty();for(let t=0,n=e.length;t<n;t++)this.expandByPoint(e[t]);return this}setFromCenterAndSize(e,t){let n=Hn.copy(t).multiplyScalar(.5);return this.min.copy(e).sub(n),this.max.copy(e).add(n),this}setFromObject(e,t=!1){return this.makeEmpty(),this.expandByObject(e,t)}clone(){return new this.constructor().copy(this)}copy(e){return this.min.copy(e.min),this.max.copy(e.max),this}makeEmpty(){return this.min.x=this.min.y=this.min.z=1/0,this.max.x=this.max.y=this.max.z=-1/0,this}isEmpty(){return this.max.x<this.min.x||this.max.y<this.min.y||this.max.z<this.min.z}getCenter(e){return this.isEmpty()?e.set(0,0,0):e.addVectors(this.min,this.max).multiplyScalar(.5)}getSize(e){return this.isEmpty()?e.set(0,0,0):e.subVectors(this.max,this.min)}expandByPoint(e){return this.min.min(e),this.max.max(e),this}expandByVector(e){return this.min.sub(e),this.max.add(e),this}expandByScalar(e){return this.min.addScalar(-e),this.max.addScalar(e),this}expandByObject(e,t=!1){e.updateWorldMatrix(!1,!1);let n=e.geometry;if(n!==void 0){let r=n.getAttribute("position");if(t===!0&&r!==void 0&&e.isInstancedMesh!==!0&&e.isBatchedMesh!==!0)for(let a=0,o=r.count;a<o;a++)e.isMesh===!0?e.getVertexPosition(a,Hn):Hn.fromBufferAttribute(r,a),Hn.applyMatrix4(e.matrixWorld),this.expandByPoint(Hn);else e.boundingBox!==void 0?(e.boundingBox===null&&e.computeBoundingBox(),ho.copy(e.boundingBox)):(n.boundingBox===null&&n.computeBoundingBox(),ho.copy(n.boundingBox)),ho.applyMatrix4(e.matrixWorld),this.union(ho)}let s=e.children;for(let r=0,a=s.length;r<a;r++)this.expandByObject(s[r],t);return this}containsPoint(e){return e.x>=this.min.x&&e.x<=this.max.x&&e.y>=this.min.y&&e.y<=this.max.y&&e.z>=this.min.z&&e.z<=this.max.z}containsBox(e){return this.min.x<=e.min.x&&e.max.x<=this.max.x&&this.min.y<=e.min.y&&e.max.y<=this.max.y&&this.min.z<=e.min.z&&e.max.z<=this.max.z}getParameter(e,t){return t.set((e.x-this.min.x)/(this.max.x-this.min.x),(e.y-this.min.y)/(this.max.y-this.min.y),(e.z-this.min.z)/(this.max.z-this.min.z))}intersectsBox(e){return e.max.x>=this.min.x&&e.min.x<=this.max.x&&e.max.y>=this.min.y&&e.min.y<=this.max.y&&e.max.z>=this.min.z&&e.min.z<=this.max.z}intersectsSphere(e){return this.clampPoint(e.center,Hn),Hn.distanceToSquared(e.center)<=e.radius*e.radius}intersectsPlane(e){let t,n;return e.normal.x>0?(t=e.normal.x*this.min.x,n=e.normal.x*this.max.x):(t=e.normal.x*this.max.x,n=e.normal.x*this.min.x),e.normal.y>0?(t+=e.normal.y*this.min.y,n+=e.normal.y*this.max.y):(t+=e.normal.y*this.max.y,n+=e.normal.y*this.min.y),e.normal.z>0?(t+=e.normal.z*this.min.z,n+=e.normal.z*this.max.z):(t+=e.normal.z*this.max.z,n+=e.normal.z*this.min.z),t<=-e.constant&&n>=-e.constant}intersectsTriangle(e){if(this.isEmpty())return!1;this.getCenter(Fr),fo.subVectors(this.max,Fr),Os.subVectors(e.a,Fr),Bs.subVectors(e.b,Fr),zs.subVectors(e.c,Fr),Vi.subVectors(Bs,Os),Hi.subVectors(zs,Bs),ds.subVectors(Os,zs);let t=[0,-Vi.z,Vi.y,0,-Hi.z,Hi.y,0,-ds.z,ds.y,Vi.z,0,-Vi.x,Hi.z,0,-Hi.x,ds.z,0,-ds.x,-Vi.y,Vi.x,0,-Hi.y,Hi.x,0,-ds.y,ds.x,0];return!xu(t,Os,Bs,zs,fo)||(t=[1,0,0,0,1,0,0,0,1],!xu(t,Os,Bs,zs,fo))?!1:(po.crossVectors(Vi,Hi),t=[po.x,po.y,po.z],xu(t,Os,Bs,zs,fo))}clampPoint(e,t){return t.copy(e).clamp(this.min,this.max)}distanceToPoint(e){return this.clampPoint(e,Hn).distanceTo(e)}getBoundingSphere(e){return this.isEmpty()?e.makeEmpty():(this.getCenter(e.center),e.radius=this.getSize(Hn).length()*.5),e}intersect(e){return this.min.max(e.min),this.max.min(e.max),this.isEmpty()&&this.makeEmpty(),this}union(e){return this.min.min(e.min),this.max.max(e.max),this}applyMatrix4(e){return this.isEmpty()?this:(bi[0].set(this.min.x,this.min.y,this.min.z).applyMatrix4(e),bi[1].set(this.min.x,this.min.y,this.max.z).applyMatrix4(e),bi[2].set(this.min.x,this.max.y,this.min.z).applyMatrix4(e),bi[3].set(this.min.x,this.max.y,this.max.z).applyMatrix4(e),bi[4].set(this.max.x,this.min.y,this.min.z).applyMatrix4(e),bi[5].set(this.max.x,this.min.y,this.max.z).applyMatrix4(e),bi[6].set(this.max.x,this.max.y,this.min.z).applyMatrix4(e),bi[7].set(this.max.x,this.max.y,this.max.z).applyMatrix4(e),this.setFromPoints(bi),this)}translate(e){return this.min.add(e),this.max.add(e),this}equals(e){return e.min.equals(this.min)&&e.max.equals(this.max)}toJSON(){return{min:this.min.toArray(),max:this.max.toArray()}}fromJSON(e){return this.min.fromArray(e.min),this.max.fromArray(e.max),this}},bi=[new N,new N,new N,new N,new N,new N,new N,new N],Hn=new N,ho=new Sn,Os=new N,Bs=new N,zs=new N,Vi=new N,Hi=new N,ds=new N,Fr=new N,fo=new N,po=new N,fs=new N;function xu(i,e,t,n,s){for(let r=0,a=i.length-3;r<=a;r+=3){fs.fromArray(i,r);let o=s.x*Math.abs(fs.x)+s.y*Math.abs(fs.y)+s.z*Math.abs(fs.z),l=e.dot(fs),c=t.dot(fs),u=n.dot(fs);if(Math.max(-Math.max(l,c,u),Math.min(l,c,u))>o)return!1}return!0}var vt=new N,mo=new He,e3=0,qt=class extends ti{constructor(e,t,n=!1){if(super(),Array.isArray(e))throw new TypeError("THREE.BufferAttribute: array should be a Typed Array.");this.isBufferAttribute=!0,Object.defineProperty(this,"id",{value:e3++}),this.name="",this.array=e,this.itemSize=t,this.count=e!==void 0?e.length/t:0,this.normalized=n,this.usage=ah,this.updateRanges=[],this.gpuType=$n,this.version=0,this._normalizationScale=e!==void 0?ic(e):void 0}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.name=e.name,this.array=new e.array.constructor(e.array),this.itemSize=e.itemSize,this.count=e.count,this.normalized=e.normalized,this.usage=e.usage,this.gpuType=e.gpuType,this._normalizationScale=e._normalizationScale,this}copyAt(e,t,n){e*=this.itemSize,n*=t.itemSize;for(let s=0,r=this.itemSize;s<r;s++)this.array[e+s]=t.array[n+s];return this}copyArray(e){return this.array.set(e),this}applyMatrix3(e){if(this.itemSize===2)for(let t=0,n=this.count;t<n;t++)mo.fromBufferAttribute(this,t),mo.applyMatrix3(e),this.setXY(t,mo.x,mo.y);else if(this.itemSize===3)for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.applyMatrix3(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}applyMatrix4(e){for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.applyMatrix4(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}applyNormalMatrix(e){for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.applyNormalMatrix(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}transformDirection(e){for(let t=0,n=this.count;t<n;t++)vt.fromBufferAttribute(this,t),vt.transformDirection(e),this.setXYZ(t,vt.x,vt.y,vt.z);return this}set(e,t=0){return this.array.set(e,t),this}getComponent(e,t){let n=this.array[e*this.itemSize+t];return this.normalized&&(n=this._denormalize(n)),n}setComponent(e,t,n){return this.normalized&&(n=this._normalize(n)),this.array[e*this.itemSize+t]=n,this}getX(e){let t=this.array[e*this.itemSize];return this.normalized&&(t=this._denormalize(t)),t}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize]=t,this}getY(e){let t=this.array[e*this.itemSize+1];return this.normalized&&(t=this._denormalize(t)),t}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+1]=t,this}getZ(e){let t=this.array[e*this.itemSize+2];return this.normalized&&(t=this._denormalize(t)),t}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+2]=t,this}getW(e){let t=this.array[e*this.itemSize+3];return this.normalized&&(t=this._denormalize(t)),t}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.array[e*this.itemSize+3]=t,this}setXY(e,t,n){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n)),this.array[e+0]=t,this.array[e+1]=n,this}setXYZ(e,t,n,s){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=s,this}setXYZW(e,t,n,s,r){return e*=this.itemSize,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s),r=this._normalize(r)),this.array[e+0]=t,this.array[e+1]=n,this.array[e+2]=s,this.array[e+3]=r,this}onUpload(e){return this.onUploadCallback=e,this}clone(){return new this.constructor(this.array,this.itemSize).copy(this)}toJSON(){let e={itemSize:this.itemSize,type:this.array.constructor.name,array:Array.from(this.array),normalized:this.normalized};return e.name=this.name,e.usage=this.usage,e.gpuType=this.gpuType,e}dispose(){this.dispatchEvent({type:"dispose"})}_denormalize(e){let t=this._normalizationScale;return t!==void 0?Math.max(e/t,-1):uh(e,this.array)}_normalize(e){let t=this._normalizationScale;return t!==void 0?Math.round(e*t):hh(e,this.array)}};var Kr=class extends qt{constructor(e,t,n){super(new Uint16Array(e),t,n)}};var jr=class extends qt{constructor(e,t,n){super(new Uint32Array(e),t,n)}};var Ct=class extends qt{constructor(e,t,n){super(new Float32Array(e),t,n)}},t3=new Sn,Or=new N,yu=new N,dn=class{constructor(e=new N,t=-1){this.isSphere=!0,this.center=e,this.radius=t}set(e,t){return this.center.copy(e),this.radius=t,this}setFromPoints(e,t){let n=this.center;t!==void 0?n.copy(t):t3.setFromPoints(e).getCenter(n);let s=0;for(let r=0,a=e.length;r<a;r++)s=Math.max(s,n.distanceToSquared(e[r]));return this.radius=Math.sqrt(s),this}copy(e){return this.center.copy(e.center),this.radius=e.radius,this}isEmpty(){return this.radius<0}makeEmpty(){return this.center.set(0,0,0),this.radius=-1,this}containsPoint(e){return e.distanceToSquared(this.center)<=this.radius*this.radius}distanceToPoint(e){return e.distanceTo(this.center)-this.radius}intersectsSphere(e){let t=this.radius+e.radius;return e.center.distanceToSquared(this.center)<=t*t}intersectsBox(e){return e.intersectsSphere(this)}intersectsPlane(e){return Math.abs(e.distanceToPoint(this.center))<=this.radius}clampPoint(e,t){let n=this.center.distanceToSquared(e);return t.copy(e),n>this.radius*this.radius&&(t.sub(this.center).normalize(),t.multiplyScalar(this.radius).add(this.center)),t}getBoundingBox(e){return this.isEmpty()?(e.makeEmpty(),e):(e.set(this.center,this.center),e.expandByScalar(this.radius),e)}applyMatrix4(e){return this.center.applyMatrix4(e),this.radius=this.radius*e.getMaxScaleOnAxis(),this}translate(e){return this.center.add(e),this}expandByPoint(e){if(this.isEmpty())return this.center.copy(e),this.radius=0,this;Or.subVectors(e,this.center);let t=Or.lengthSq();if(t>this.radius*this.radius){let n=Math.sqrt(t),s=(n-this.radius)*.5;this.center.addScaledVector(Or,s/n),this.radius+=s}return this}union(e){return e.isEmpty()?this:this.isEmpty()?(this.copy(e),this):(this.center.equals(e.center)===!0?this.radius=Math.max(this.radius,e.radius):(yu.subVectors(e.center,this.center).setLength(e.radius),this.expandByPoint(Or.copy(e.center).add(yu)),this.expandByPoint(Or.copy(e.center).sub(yu))),this)}equals(e){return e.center.equals(this.center)&&e.radius===this.radius}clone(){return new this.constructor().copy(this)}toJSON(){return{radius:this.radius,center:this.center.toArray()}}fromJSON(e){return this.radius=e.radius,this.center.fromArray(e.center),this}},n3=0,Nn=new tt,_u=new Ut,Gs=new N,_n=new Sn,Br=new Sn,Rt=new N,Yt=class i extends ti{constructor(){super(),this.isBufferGeometry=!0,Object.defineProperty(this,"id",{value:n3++}),this.uuid=ji(),this.name="",this.type="BufferGeometry",this.index=null,this.indirect=null,this.indirectOffset=0,this.attributes={},this.morphAttributes={},this.morphTargetsRelative=!1,this.groups=[],this.boundingBox=null,this.boundingSphere=null,this.drawRange={start:0,count:1/0},this.userData={},this._transformed=!1}getIndex(){return this.index}setIndex(e){return Array.isArray(e)?this.index=new(E1(e)?jr:Kr)(e,1):this.index=e,this}setIndirect(e,t=0){return this.indirect=e,this.indirectOffset=t,this}getIndirect(){return this.indirect}getAttribute(e){return this.attributes[e]}setAttribute(e,t){return this.attributes[e]=t,this}deleteAttribute(e){return delete this.attributes[e],this}hasAttribute(e){return this.attributes[e]!==void 0}addGroup(e,t,n=0){this.groups.push({start:e,count:t,materialIndex:n})}clearGroups(){this.groups=[]}setDrawRange(e,t){this.drawRange.start=e,this.drawRange.count=t}applyMatrix4(e){let t=this.attributes.position;t!==void 0&&(t.applyMatrix4(e),t.needsUpdate=!0);let n=this.attributes.normal;if(n!==void 0){let r=new De().getNormalMatrix(e);n.applyNormalMatrix(r),n.needsUpdate=!0}let s=this.attributes.tangent;return s!==void 0&&(s.transformDirection(e),s.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this._transformed=!0,this}applyQuaternion(e){return Nn.makeRotationFromQuaternion(e),this.applyMatrix4(Nn),this}rotateX(e){return Nn.makeRotationX(e),this.applyMatrix4(Nn),this}rotateY(e){return Nn.makeRotationY(e),this.applyMatrix4(Nn),this}rotateZ(e){return Nn.makeRotationZ(e),this.applyMatrix4(Nn),this}translate(e,t,n){return Nn.makeTranslation(e,t,n),this.applyMatrix4(Nn),this}scale(e,t,n){return Nn.makeScale(e,t,n),this.applyMatrix4(Nn),this}lookAt(e){return _u.lookAt(e),_u.updateMatrix(),this.applyMatrix4(_u.matrix),this}center(){return this.computeBoundingBox(),this.boundingBox.getCenter(Gs).negate(),this.translate(Gs.x,Gs.y,Gs.z),this}setFromPoints(e){let t=this.getAttribute("position");if(t===void 0){let n=[];for(let s=0,r=e.length;s<r;s++){let a=e[s];n.push(a.x,a.y,a.z||0)}this.setAttribute("position",new Ct(n,3))}else{let n=Math.min(e.length,t.count);for(let s=0;s<n;s++){let r=e[s];t.setXYZ(s,r.x,r.y,r.z||0)}e.length>t.count&&Ae("BufferGeometry: Buffer size too small for points data. Use .dispose() and create a new geometry."),t.needsUpdate=!0}return this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new Sn);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){Pe("BufferGeometry.computeBoundingBox(): GLBufferAttribute requires a manual bounding box.",this),this.boundingBox.set(new N(-1/0,-1/0,-1/0),new N(1/0,1/0,1/0));return}if(e!==void 0){if(this.boundingBox.setFromBufferAttribute(e),t)for(let n=0,s=t.length;n<s;n++){let r=t[n];_n.setFromBufferAttribute(r),this.morphTargetsRelative?(Rt.addVectors(this.boundingBox.min,_n.min),this.boundingBox.expandByPoint(Rt),Rt.addVectors(this.boundingBox.max,_n.max),this.boundingBox.expandByPoint(Rt)):(this.boundingBox.expandByPoint(_n.min),this.boundingBox.expandByPoint(_n.max))}}else this.boundingBox.makeEmpty();(isNaN(this.boundingBox.min.x)||isNaN(this.boundingBox.min.y)||isNaN(this.boundingBox.min.z))&&Pe('BufferGeometry.computeBoundingBox(): Computed min/max have NaN values. The "position" attribute is likely to have NaN values.',this)}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new dn);let e=this.attributes.position,t=this.morphAttributes.position;if(e&&e.isGLBufferAttribute){Pe("BufferGeometry.computeBoundingSphere(): GLBufferAttribute requires a manual bounding sphere.",this),this.boundingSphere.set(new N,1/0);return}if(e){let n=this.boundingSphere.center;if(_n.setFromBufferAttribute(e),t)for(let r=0,a=t.length;r<a;r++){let o=t[r];Br.setFromBufferAttribute(o),this.morphTargetsRelative?(Rt.addVectors(_n.min,Br.min),_n.expandByPoint(Rt),Rt.addVectors(_n.max,Br.max),_n.expandByPoint(Rt)):(_n.expandByPoint(Br.min),_n.expandByPoint(Br.max))}_n.getCenter(n);let s=0;for(let r=0,a=e.count;r<a;r++)Rt.fromBufferAttribute(e,r),s=Math.max(s,n.distanceToSquared(Rt));if(t)for(let r=0,a=t.length;r<a;r++){let o=t[r],l=this.morphTargetsRelative;for(let c=0,u=o.count;c<u;c++)Rt.fromBufferAttribute(o,c),l&&(Gs.fromBufferAttribute(e,c),Rt.add(Gs)),s=Math.max(s,n.distanceToSquared(Rt))}this.boundingSphere.radius=Math.sqrt(s),isNaN(this.boundingSphere.radius)&&Pe('BufferGeometry.computeBoundingSphere(): Computed radius is NaN. The "position" attribute is likely to have NaN values.',this)}}computeTangents(){let e=this.index,t=this.attributes;if(e===null||t.position===void 0||t.normal===void 0||t.uv===void 0){Pe("BufferGeometry: .computeTangents() failed. Missing required attributes (index, position, normal or uv)");return}let n=t.position,s=t.normal,r=t.uv,a=this.getAttribute("tangent");(a===void 0||a.count!==n.count)&&(a=new qt(new Float32Array(4*n.count),4),this.setAttribute("tangent",a));let o=[],l=[],c=new Uint8Array(n.count);for(let F=0;F<n.count;F++)o[F]=new N,l[F]=new N;let u=new N,d=new N,h=new N,f=new He,p=new He,v=new He,g=new N,m=new N;function _(F,P,U){c[F]=c[P]=c[U]=1,u.fromBufferAttribute(n,F),d.fromBufferAttribute(n,P),h.fromBufferAttribute(n,U),f.fromBufferAttribute(r,F),p.fromBufferAttribute(r,P),v.fromBufferAttribute(r,U),d.sub(u),h.sub(u),p.sub(f),v.sub(f);let G=1/(p.x*v.y-v.x*p.y);isFinite(G)&&(g.copy(d).multiplyScalar(v.y).addScaledVector(h,-p.y).multiplyScalar(G),m.copy(h).multiplyScalar(p.x).addScaledVector(d,-v.x).multiplyScalar(G),o[F].add(g),o[P].add(g),o[U].add(g),l[F].add(m),l[P].add(m),l[U].add(m))}let T=this.groups;T.length===0&&(T=[{start:0,count:e.count}]);for(let F=0,P=T.length;F<P;++F){let U=T[F],G=U.start,q=U.count;for(let I=G,X=G+q;I<X;I+=3)_(e.getX(I+0),e.getX(I+1),e.getX(I+2))}let M=new N,E=new N,w=new N,x=new N;function S(F){w.fromBufferAttribute(s,F),x.copy(w);let P=o[F];M.copy(P),M.sub(w.multiplyScalar(w.dot(P))).normalize(),E.crossVectors(x,P);let G=E.dot(l[F])<0?-1:1;a.setXYZW(F,M.x,M.y,M.z,G)}for(let F=0,P=n.count;F<P;++F)c[F]&&S(F);this._transformed=!0}computeVertexNormals(){let e=this.index,t=this.getAttribute("position");if(t!==void 0){let n=this.getAttribute("normal");if(n===void 0||n.count!==t.count)n=new qt(new Float32Array(t.count*3),3),this.setAttribute("normal",n);else for(let h=0,f=n.count;h<f;h++)n.setXYZ(h,0,0,0);let s=new N,r=new N,a=new N,o=new N,l=new N,c=new N,u=new N,d=new N;if(e)for(let h=0,f=e.count;h<f;h+=3){let p=e.getX(h+0),v=e.getX(h+1),g=e.getX(h+2);s.fromBufferAttribute(t,p),r.fromBufferAttribute(t,v),a.fromBufferAttribute(t,g),u.subVectors(a,r),d.subVectors(s,r),u.cross(d),o.fromBufferAttribute(n,p),l.fromBufferAttribute(n,v),c.fromBufferAttribute(n,g),o.add(u),l.add(u),c.add(u),n.setXYZ(p,o.x,o.y,o.z),n.setXYZ(v,l.x,l.y,l.z),n.setXYZ(g,c.x,c.y,c.z)}else for(let h=0,f=t.count;h<f;h+=3)s.fromBufferAttribute(t,h+0),r.fromBufferAttribute(t,h+1),a.fromBufferAttribute(t,h+2),u.subVectors(a,r),d.subVectors(s,r),u.cross(d),n.setXYZ(h+0,u.x,u.y,u.z),n.setXYZ(h+1,u.x,u.y,u.z),n.setXYZ(h+2,u.x,u.y,u.z);this.normalizeNormals(),n.needsUpdate=!0}}normalizeNormals(){let e=this.attributes.normal;for(let t=0,n=e.count;t<n;t++)Rt.fromBufferAttribute(e,t),Rt.normalize(),e.setXYZ(t,Rt.x,Rt.y,Rt.z)}toNonIndexed(){function e(o,l){let c=o.array,u=o.itemSize,d=o.normalized,h=new c.constructor(l.length*u),f=0,p=0;for(let v=0,g=l.length;v<g;v++){o.isInterleavedBufferAttribute?f=l[v]*o.data.stride+o.offset:f=l[v]*u;for(let m=0;m<u;m++)h[p++]=c[f++]}return new qt(h,u,d)}if(this.index===null)return Ae("BufferGeometry.toNonIndexed(): BufferGeometry is already non-indexed."),this;let t=new i,n=this.index.array,s=this.attributes;for(let o in s){let l=s[o],c=e(l,n);t.setAttribute(o,c)}let r=this.morphAttributes;for(let o in r){let l=[],c=r[o];for(let u=0,d=c.length;u<d;u++){let h=c[u],f=e(h,n);l.push(f)}t.morphAttributes[o]=l}t.morphTargetsRelative=this.morphTargetsRelative;let a=this.groups;for(let o=0,l=a.length;o<l;o++){let c=a[o];t.addGroup(c.start,c.count,c.materialIndex)}return t}toJSON(){let e={metadata:{version:4.7,type:"BufferGeometry",generator:"BufferGeometry.toJSON"}};if(e.uuid=this.uuid,e.type=this.parameters!==void 0&&this._transformed===!0?"BufferGeometry":this.type,e.name=this.name,Object.keys(this.userData).length>0&&(e.userData=this.userData),this.parameters!==void 0&&this._transformed!==!0){let l=this.parameters;for(let c in l)l[c]!==void 0&&(e[c]=l[c]);return e}e.data={attributes:{}};let t=this.index;t!==null&&(e.data.index={type:t.array.constructor.name,array:Array.prototype.slice.call(t.array)});let n=this.attributes;for(let l in n){let c=n[l];e.data.attributes[l]=c.toJSON(e.data)}let s={},r=!1;for(let l in this.morphAttributes){let c=this.morphAttributes[l],u=[];for(let d=0,h=c.length;d<h;d++){let f=c[d];u.push(f.toJSON(e.data))}u.length>0&&(s[l]=u,r=!0)}r&&(e.data.morphAttributes=s,e.data.morphTargetsRelative=this.morphTargetsRelative);let a=this.groups;a.length>0&&(e.data.groups=JSON.parse(JSON.stringify(a)));let o=this.boundingSphere;return o!==null&&(e.data.boundingSphere=o.toJSON()),e}clone(){return new this.constructor().copy(this)}copy(e){this.index=null,this.attributes={},this.morphAttributes={},this.groups=[],this.boundingBox=null,this.boundingSphere=null;let t={};this.name=e.name;let n=e.index;n!==null&&this.setIndex(n.clone());let s=e.attributes;for(let c in s){let u=s[c];this.setAttribute(c,u.clone(t))}let r=e.morphAttributes;for(let c in r){let u=[],d=r[c];for(let h=0,f=d.length;h<f;h++)u.push(d[h].clone(t));this.morphAttributes[c]=u}this.morphTargetsRelative=e.morphTargetsRelative;let a=e.groups;for(let c=0,u=a.length;c<u;c++){let d=a[c];this.addGroup(d.start,d.count,d.materialIndex)}let o=e.boundingBox;o!==null&&(this.boundingBox=o.clone());let l=e.boundingSphere;return l!==null&&(this.boundingSphere=l.clone()),this.drawRange.start=e.drawRange.start,this.drawRange.count=e.drawRange.count,this.userData=e.userData,this._transformed=e._transformed,this}dispose(){this.dispatchEvent({type:"dispose"})}},Yo=class{constructor(e,t){this.isInterleavedBuffer=!0,this.array=e,this.stride=t,this.count=e!==void 0?e.length/t:0,this.usage=ah,this.updateRanges=[],this.version=0,this.uuid=ji()}onUploadCallback(){}set needsUpdate(e){e===!0&&this.version++}setUsage(e){return this.usage=e,this}addUpdateRange(e,t){this.updateRanges.push({start:e,count:t})}clearUpdateRanges(){this.updateRanges.length=0}copy(e){return this.array=new e.array.constructor(e.array),this.count=e.count,this.stride=e.stride,this.usage=e.usage,this}copyAt(e,t,n){e*=this.stride,n*=t.stride;for(let s=0,r=this.stride;s<r;s++)this.array[e+s]=t.array[n+s];return this}set(e,t=0){return this.array.set(e,t),this}clone(e){e.arrayBuffers===void 0&&(e.arrayBuffers={});let t=Of(this.array);e.arrayBuffers[t]===void 0&&(e.arrayBuffers[t]=this.array.slice(0).buffer);let n=new this.array.constructor(e.arrayBuffers[t]),s=new this.constructor(n,this.stride);return s.setUsage(this.usage),s}onUpload(e){return this.onUploadCallback=e,this}toJSON(e){e.arrayBuffers===void 0&&(e.arrayBuffers={});let t=Of(this.array);e.arrayBuffers[t]===void 0&&(e.arrayBuffers[t]=Array.from(new Uint32Array(this.array.slice(0).buffer)));let n={uuid:this.uuid,buffer:t,type:this.array.constructor.name,stride:this.stride};return n.usage=this.usage,n}};function Of(i){return i.buffer._uuid===void 0&&(i.buffer._uuid=ji()),i.byteOffset===0&&i.byteLength===i.buffer.byteLength?i.buffer._uuid:i.buffer._uuid+":"+i.byteOffset+":"+i.byteLength}var nn=new N,fn=class i{constructor(e,t,n,s=!1){this.isInterleavedBufferAttribute=!0,this.name="",this.data=e,this.itemSize=t,this.offset=n,this.normalized=s,this._normalizationScale=e!==void 0?ic(e.array):void 0}get count(){return this.data.count}get array(){return this.data.array}set needsUpdate(e){this.data.needsUpdate=e}applyMatrix4(e){for(let t=0,n=this.data.count;t<n;t++)nn.fromBufferAttribute(this,t),nn.applyMatrix4(e),this.setXYZ(t,nn.x,nn.y,nn.z);return this}applyNormalMatrix(e){for(let t=0,n=this.count;t<n;t++)nn.fromBufferAttribute(this,t),nn.applyNormalMatrix(e),this.setXYZ(t,nn.x,nn.y,nn.z);return this}transformDirection(e){for(let t=0,n=this.count;t<n;t++)nn.fromBufferAttribute(this,t),nn.transformDirection(e),this.setXYZ(t,nn.x,nn.y,nn.z);return this}getComponent(e,t){let n=this.array[e*this.data.stride+this.offset+t];return this.normalized&&(n=this._denormalize(n)),n}setComponent(e,t,n){return this.normalized&&(n=this._normalize(n)),this.data.array[e*this.data.stride+this.offset+t]=n,this}setX(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset]=t,this}setY(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+1]=t,this}setZ(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+2]=t,this}setW(e,t){return this.normalized&&(t=this._normalize(t)),this.data.array[e*this.data.stride+this.offset+3]=t,this}getX(e){let t=this.data.array[e*this.data.stride+this.offset];return this.normalized&&(t=this._denormalize(t)),t}getY(e){let t=this.data.array[e*this.data.stride+this.offset+1];return this.normalized&&(t=this._denormalize(t)),t}getZ(e){let t=this.data.array[e*this.data.stride+this.offset+2];return this.normalized&&(t=this._denormalize(t)),t}getW(e){let t=this.data.array[e*this.data.stride+this.offset+3];return this.normalized&&(t=this._denormalize(t)),t}setXY(e,t,n){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n)),this.data.array[e+0]=t,this.data.array[e+1]=n,this}setXYZ(e,t,n,s){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s)),this.data.array[e+0]=t,this.data.array[e+1]=n,this.data.array[e+2]=s,this}setXYZW(e,t,n,s,r){return e=e*this.data.stride+this.offset,this.normalized&&(t=this._normalize(t),n=this._normalize(n),s=this._normalize(s),r=this._normalize(r)),this.data.array[e+0]=t,this.data.array[e+1]=n,this.data.array[e+2]=s,this.data.array[e+3]=r,this}clone(e){if(e===void 0){Yr("InterleavedBufferAttribute.clone(): Cloning an interleaved buffer attribute will de-interleave buffer data.");let t=[];for(let n=0;n<this.count;n++){let s=n*this.data.stride+this.offset;for(let r=0;r<this.itemSize;r++)t.push(this.data.array[s+r])}return new qt(new this.array.constructor(t),this.itemSize,this.normalized)}else return e.interleavedBuffers===void 0&&(e.interleavedBuffers={}),e.interleavedBuffers[this.data.uuid]===void 0&&(e.interleavedBuffers[this.data.uuid]=this.data.clone(e)),new i(e.interleavedBuffers[this.data.uuid],this.itemSize,this.offset,this.normalized)}toJSON(e){if(e===void 0){Yr("InterleavedBufferAttribute.toJSON(): Serializing an interleaved buffer attribute will de-interleave buffer data.");let t=[];for(let n=0;n<this.count;n++){let s=n*this.data.stride+this.offset;for(let r=0;r<this.itemSize;r++)t.push(this.data.array[s+r])}return{itemSize:this.itemSize,type:this.array.constructor.name,array:t,normalized:this.normalized}}else return e.interleavedBuffers===void 0&&(e.interleavedBuffers={}),e.interleavedBuffers[this.data.uuid]===void 0&&(e.interleavedBuffers[this.data.uuid]=this.data.toJSON(e)),{isInterleavedBufferAttribute:!0,itemSize:this.itemSize,data:this.data.uuid,offset:this.offset,normalized:this.normalized}}_denormalize(e){let t=this._normalizationScale;return t!==void 0?Math.max(e/t,-1):uh(e,this.data.array)}_normalize(e){let t=this._normalizationScale;return t!==void 0?Math.round(e*t):hh(e,this.data.array)}},bu=new N,i3=new N,s3=new De,Wn=class{constructor(e=new N(1,0,0),t=0){this.isPlane=!0,this.normal=e,this.constant=t}set(e,t){return this.normal.copy(e),this.constant=t,this}setComponents(e,t,n,s){return this.normal.set(e,t,n),this.constant=s,this}setFromNormalAndCoplanarPoint(e,t){return this.normal.copy(e),this.constant=-t.dot(this.normal),this}setFromCoplanarPoints(e,t,n){let s=bu.subVectors(n,t).cross(i3.subVectors(e,t)).normalize();return this.setFromNormalAndCoplanarPoint(s,e),this}copy(e){return this.normal.copy(e.normal),this.constant=e.constant,this}normalize(){let e=1/this.normal.length();return this.normal.multiplyScalar(e),this.constant*=e,this}negate(){return this.constant*=-1,this.normal.negate(),this}distanceToPoint(e){return this.normal.dot(e)+this.constant}distanceToSphere(e){return this.distanceToPoint(e.center)-e.radius}projectPoint(e,t){return t.copy(e).addScaledVector(this.normal,-this.distanceToPoint(e))}intersectLine(e,t,n=!0){let s=e.delta(bu),r=this.normal.dot(s);if(r===0)return this.distanceToPoint(e.start)===0?t.copy(e.start):null;let a=-(e.start.dot(this.normal)+this.constant)/r;return n===!0&&(a<0||a>1)?null:t.copy(e.start).addScaledVector(s,a)}intersectsLine(e){let t=this.distanceToPoint(e.start),n=this.distanceToPoint(e.end);return t<0&&n>0||n<0&&t>0}intersectsBox(e){return e.intersectsPlane(this)}intersectsSphere(e){return e.intersectsPlane(this)}coplanarPoint(e){return e.copy(this.normal).multiplyScalar(-this.constant)}applyMatrix4(e,t){let n=t||s3.getNormalMatrix(e),s=this.coplanarPoint(bu).applyMatrix4(e),r=this.normal.applyMatrix3(n).normalize();return this.constant=-s.dot(r),this}translate(e){return this.constant-=e.dot(this.normal),this}equals(e){return e.normal.equals(this.normal)&&e.constant===this.constant}clone(){return new this.constructor().copy(this)}toJSON(){return{normal:this.normal.toArray(),constant:this.constant}}fromJSON(e){return this.normal.fromArray(e.normal),this.constant=e.constant,this}},r3=0,ii=class extends ti{constructor(){super(),this.isMaterial=!0,Object.defineProperty(this,"id",{value:r3++}),this.uuid=ji(),this.name="",this.type="Material",this.blending=lr,this.side=Ji,this.vertexColors=!1,this.opacity=1,this.transparent=!1,this.alphaHash=!1,this.blendSrc=zu,this.blendDst=Gu,this.blendEquation=ys,this.blendSrcAlpha=null,this.blendDstAlpha=null,this.blendEquationAlpha=null,this.blendColor=new Ge(0,0,0),this.blendAlpha=0,this.depthFunc=Ys,this.depthTest=!0,this.depthWrite=!0,this.stencilWriteMask=255,this.stencilFunc=Dp,this.stencilRef=0,this.stencilFuncMask=255,this.stencilFail=Uo,this.stencilZFail=Uo,this.stencilZPass=Uo,this.stencilWrite=!1,this.clippingPlanes=null,this.clipIntersection=!1,this.clipShadows=!1,this.shadowSide=null,this.colorWrite=!0,this.precision=null,this.polygonOffset=!1,this.polygonOffsetFactor=0,this.polygonOffsetUnits=0,this.dithering=!1,this.alphaToCoverage=!1,this.premultipliedAlpha=!1,this.forceSinglePass=!1,this.allowOverride=!0,this.visible=!0,this.toneMapped=!0,this.userData={},this.version=0,this._alphaTest=0}get alphaTest(){return this._alphaTest}set alphaTest(e){this._alphaTest>0!=e>0&&this.version++,this._alphaTest=e}onBeforeRender(){}onBeforeCompile(){}customProgramCacheKey(){return this.onBeforeCompile.toString()}setValues(e){if(e!==void 0)for(let t in e){let n=e[t];if(n===void 0){Ae(`Material: parameter '${t}' has value of undefined.`);continue}let s=this[t];if(s===void 0){Ae(`Material: '${t}' is not a property of THREE.${this.type}.`);continue}s&&s.isColor?s.set(n):s&&s.isVector2&&n&&n.isVector2||s&&s.isEuler&&n&&n.isEuler||s&&s.isVector3&&n&&n.isVector3?s.copy(n):this[t]=n}}toJSON(e){let t=e===void 0||typeof e=="string";t&&(e={textures:{},images:{}});let n={metadata:{version:4.7,type:"Material",generator:"Material.toJSON"}};n.uuid=this.uuid,n.type=this.type,n.blending=this.blending,n.side=this.side,n.shadowSide=this.shadowSide,n.vertexColors=this.vertexColors,n.opacity=this.opacity,n.transparent=this.transparent,n.blendSrc=this.blendSrc,n.blendDst=this.blendDst,n.blendEquation=this.blendEquation,n.blendSrcAlpha=this.blendSrcAlpha,n.blendDstAlpha=this.blendDstAlpha,n.blendEquationAlpha=this.blendEquationAlpha,n.blendColor=this.blendColor.getHex(),n.blendAlpha=this.blendAlpha,n.depthFunc=this.depthFunc,n.depthTest=this.depthTest,n.depthWrite=this.depthWrite,n.colorWrite=this.colorWrite,n.clipIntersection=this.clipIntersection,n.clipShadows=this.clipShadows,n.stencilWriteMask=this.stencilWriteMask,n.stencilFunc=this.stencilFunc,n.stencilRef=this.stencilRef,n.stencilFuncMask=this.stencilFuncMask,n.stencilFail=this.stencilFail,n.stencilZFail=this.stencilZFail,n.stencilZPass=this.stencilZPass,n.stencilWrite=this.stencilWrite,n.polygonOffset=this.polygonOffset,n.polygonOffsetFactor=this.polygonOffsetFactor,n.polygonOffsetUnits=this.polygonOffsetUnits,n.dithering=this.dithering,n.alphaTest=this.alphaTest,n.alphaHash=this.alphaHash,n.alphaToCoverage=this.alphaToCoverage,n.premultipliedAlpha=this.premultipliedAlpha,n.forceSinglePass=this.forceSinglePass,n.allowOverride=this.allowOverride,n.visible=this.visible,n.toneMapped=this.toneMapped,n.name=this.name,this.color&&this.color.isColor&&(n.color=this.color.getHex()),this.roughness!==void 0&&(n.roughness=this.roughness),this.metalness!==void 0&&(n.metalness=this.metalness),this.sheen!==void 0&&(n.sheen=this.sheen),this.sheenColor&&this.sheenColor.isColor&&(n.sheenColor=this.sheenColor.getHex()),this.sheenRoughness!==void 0&&(n.sheenRoughness=this.sheenRoughness),this.emissive&&this.emissive.isColor&&(n.emissive=this.emissive.getHex()),this.emissiveIntensity!==void 0&&(n.emissiveIntensity=this.emissiveIntensity),this.specular&&this.specular.isColor&&(n.specular=this.specular.getHex()),this.specularIntensity!==void 0&&(n.specularIntensity=this.specularIntensity),this.specularColor&&this.specularColor.isColor&&(n.specularColor=this.specularColor.getHex()),this.shininess!==void 0&&(n.shininess=this.shininess),this.clearcoat!==void 0&&(n.clearcoat=this.clearcoat),this.clearcoatRoughness!==void 0&&(n.clearcoatRoughness=this.clearcoatRoughness),this.diffuseRoughness!==void 0&&(n.diffuseRoughness=this.diffuseRoughness),this.diffuseRoughnessMap&&this.diffuseRoughnessMap.isTexture&&(n.diffuseRoughnessMap=this.diffuseRoughnessMap.toJSON(e).uuid),this.clearcoatMap&&this.clearcoatMap.isTexture&&(n.clearcoatMap=this.clearcoatMap.toJSON(e).uuid),this.clearcoatRoughnessMap&&this.clearcoatRoughnessMap.isTexture&&(n.clearcoatRoughnessMap=this.clearcoatRoughnessMap.toJSON(e).uuid),this.clearcoatNormalMap&&this.clearcoatNormalMap.isTexture&&(n.clearcoatNormalMap=this.clearcoatNormalMap.toJSON(e).uuid,n.clearcoatNormalScale=this.clearcoatNormalScale.toArray()),this.sheenColorMap&&this.sheenColorMap.isTexture&&(n.sheenColorMap=this.sheenColorMap.toJSON(e).uuid),this.sheenRoughnessMap&&this.sheenRoughnessMap.isTexture&&(n.sheenRoughnessMap=this.sheenRoughnessMap.toJSON(e).uuid),this.dispersion!==void 0&&(n.dispersion=this.dispersion),this.retroreflectivity!==void 0&&(n.retroreflectivity=this.retroreflectivity),this.iridescence!==void 0&&(n.iridescence=this.iridescence),this.iridescenceIOR!==void 0&&(n.iridescenceIOR=this.iridescenceIOR),this.iridescenceThicknessMinimum!==void 0&&(n.iridescenceThicknessMinimum=this.iridescenceThicknessMinimum),this.iridescenceThicknessMaximum!==void 0&&(n.iridescenceThicknessMaximum=this.iridescenceThicknessMaximum),this.iridescenceMap&&this.iridescenceMap.isTexture&&(n.iridescenceMap=this.iridescenceMap.toJSON(e).uuid),this.iridescenceThicknessMap&&this.iridescenceThicknessMap.isTexture&&(n.iridescenceThicknessMap=this.iridescenceThicknessMap.toJSON(e).uuid),this.anisotropy!==void 0&&(n.anisotropy=this.anisotropy),this.anisotropyRotation!==void 0&&(n.anisotropyRotation=this.anisotropyRotation),this.anisotropyMap&&this.anisotropyMap.isTexture&&(n.anisotropyMap=this.anisotropyMap.toJSON(e).uuid),this.map&&this.map.isTexture&&(n.map=this.map.toJSON(e).uuid),this.matcap&&this.matcap.isTexture&&(n.matcap=this.matcap.toJSON(e).uuid),this.alphaMap&&this.alphaMap.isTexture&&(n.alphaMap=this.alphaMap.toJSON(e).uuid),this.lightMap&&this.lightMap.isTexture&&(n.lightMap=this.lightMap.toJSON(e).uuid,n.lightMapIntensity=this.lightMapIntensity),this.aoMap&&this.aoMap.isTexture&&(n.aoMap=this.aoMap.toJSON(e).uuid,n.aoMapIntensity=this.aoMapIntensity),this.bumpMap&&this.bumpMap.isTexture&&(n.bumpMap=this.bumpMap.toJSON(e).uuid,n.bumpScale=this.bumpScale),this.normalMap&&this.normalMap.isTexture&&(n.normalMap=this.normalMap.toJSON(e).uuid,n.normalMapType=this.normalMapType,n.normalScale=this.normalScale.toArray()),this.displacementMap&&this.displacementMap.isTexture&&(n.displacementMap=this.displacementMap.toJSON(e).uuid,n.displacementScale=this.displacementScale,n.displacementBias=this.displacementBias),this.roughnessMap&&this.roughnessMap.isTexture&&(n.roughnessMap=this.roughnessMap.toJSON(e).uuid),this.metalnessMap&&this.metalnessMap.isTexture&&(n.metalnessMap=this.metalnessMap.toJSON(e).uuid),this.emissiveMap&&this.emissiveMap.isTexture&&(n.emissiveMap=this.emissiveMap.toJSON(e).uuid),this.specularMap&&this.specularMap.isTexture&&(n.specularMap=this.specularMap.toJSON(e).uuid),this.specularIntensityMap&&this.specularIntensityMap.isTexture&&(n.specularIntensityMap=this.specularIntensityMap.toJSON(e).uuid),this.specularColorMap&&this.specularColorMap.isTexture&&(n.specularColorMap=this.specularColorMap.toJSON(e).uuid),this.envMap&&this.envMap.isTexture&&(n.envMap=this.envMap.toJSON(e).uuid,this.combine!==void 0&&(n.combine=this.combine)),this.envMapRotation!==void 0&&(n.envMapRotation=this.envMapRotation.toArray()),this.envMapIntensity!==void 0&&(n.envMapIntensity=this.envMapIntensity),this.reflectivity!==void 0&&(n.reflectivity=this.reflectivity),this.refractionRatio!==void 0&&(n.refractionRatio=this.refractionRatio),this.gradientMap&&this.gradientMap.isTexture&&(n.gradientMap=this.gradientMap.toJSON(e).uuid),this.transmission!==void 0&&(n.transmission=this.transmission),this.transmissionMap&&this.transmissionMap.isTexture&&(n.transmissionMap=this.transmissionMap.toJSON(e).uuid),this.thickness!==void 0&&(n.thickness=this.thickness),this.thicknessMap&&this.thicknessMap.isTexture&&(n.thicknessMap=this.thicknessMap.toJSON(e).uuid),this.attenuationDistance!==void 0&&(n.attenuationDistance=this.attenuationDistance),this.attenuationColor!==void 0&&(n.attenuationColor=this.attenuationColor.getHex()),this.size!==void 0&&(n.size=this.size),this.sizeAttenuation!==void 0&&(n.sizeAttenuation=this.sizeAttenuation),Array.isArray(this.clippingPlanes)&&this.clippingPlanes.length>0&&(n.clippingPlanes=this.clippingPlanes.map(r=>r.toJSON())),this.rotation!==void 0&&(n.rotation=this.rotation),this.depthPacking!==void 0&&(n.depthPacking=this.depthPacking),this.linewidth!==void 0&&(n.linewidth=this.linewidth),this.linecap!==void 0&&(n.linecap=this.linecap),this.linejoin!==void 0&&(n.linejoin=this.linejoin),this.dashSize!==void 0&&(n.dashSize=this.dashSize),this.gapSize!==void 0&&(n.gapSize=this.gapSize),this.scale!==void 0&&(n.scale=this.scale),this.wireframe!==void 0&&(n.wireframe=this.wireframe),this.wireframeLinewidth!==void 0&&(n.wireframeLinewidth=this.wireframeLinewidth),this.wireframeLinecap!==void 0&&(n.wireframeLinecap=this.wireframeLinecap),this.wireframeLinejoin!==void 0&&(n.wireframeLinejoin=this.wireframeLinejoin),this.flatShading!==void 0&&(n.flatShading=this.flatShading),this.fog!==void 0&&(n.fog=this.fog),Object.keys(this.userData).length>0&&(n.userData=this.userData);function s(r){let a=[];for(let o in r){let l=r[o];delete l.metadata,a.push(l)}return a}if(t){let r=s(e.textures),a=s(e.images);r.length>0&&(n.textures=r),a.length>0&&(n.images=a)}return n}fromJSON(e,t){if(e.uuid!==void 0&&(this.uuid=e.uuid),e.name!==void 0&&(this.name=e.name),e.color!==void 0&&this.color!==void 0&&this.color.setHex(e.color),e.roughness!==void 0&&(this.roughness=e.roughness),e.metalness!==void 0&&(this.metalness=e.metalness),e.sheen!==void 0&&(this.sheen=e.sheen),e.sheenColor!==void 0&&(this.sheenColor=new Ge().setHex(e.sheenColor)),e.sheenRoughness!==void 0&&(this.sheenRoughness=e.sheenRoughness),e.emissive!==void 0&&this.emissive!==void 0&&this.emissive.setHex(e.emissive),e.specular!==void 0&&this.specular!==void 0&&this.specular.setHex(e.specular),e.specularIntensity!==void 0&&(this.specularIntensity=e.specularIntensity),e.specularColor!==void 0&&this.specularColor!==void 0&&this.specularColor.setHex(e.specularColor),e.shininess!==void 0&&(this.shininess=e.shininess),e.clearcoat!==void 0&&(this.clearcoat=e.clearcoat),e.clearcoatRoughness!==void 0&&(this.clearcoatRoughness=e.clearcoatRoughness),e.diffuseRoughness!==void 0&&(this.diffuseRoughness=e.diffuseRoughness),e.dispersion!==void 0&&(this.dispersion=e.dispersion),e.retroreflectivity!==void 0&&(this.retroreflectivity=e.retroreflectivity),e.iridescence!==void 0&&(this.iridescence=e.iridescence),e.iridescenceIOR!==void 0&&(this.iridescenceIOR=e.iridescenceIOR),e.iridescenceThicknessMinimum!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessMinimum),e.iridescenceThicknessMaximum!==void 0&&(this.iridescenceThicknessMaximum=e.iridescenceThicknessMaximum),e.iridescenceThicknessRange!==void 0&&(this.iridescenceThicknessMinimum=e.iridescenceThicknessRange[0],this.iridescenceThicknessMaximum=e.iridescenceThicknessRange[1]),e.transmission!==void 0&&(this.transmission=e.transmission),e.thickness!==void 0&&(this.thickness=e.thickness),e.attenuationDistance!==void 0&&(this.attenuationDistance=e.attenuationDistance),e.attenuationColor!==void 0&&this.attenuationColor!==void 0&&this.attenuationColor.setHex(e.attenuationColor),e.anisotropy!==void 0&&(this.anisotropy=e.anisotropy),e.anisotropyRotation!==void 0&&(this.anisotropyRotation=e.anisotropyRotation),e.fog!==void 0&&(this.fog=e.fog),e.flatShading!==void 0&&(this.flatShading=e.flatShading),e.blending!==void 0&&(this.blending=e.blending),e.combine!==void 0&&(this.combine=e.combine),e.side!==void 0&&(this.side=e.side),e.shadowSide!==void 0&&(this.shadowSide=e.shadowSide),e.opacity!==void 0&&(this.opacity=e.opacity),e.transparent!==void 0&&(this.transparent=e.transparent),e.alphaTest!==void 0&&(this.alphaTest=e.alphaTest),e.alphaHash!==void 0&&(this.alphaHash=e.alphaHash),e.depthFunc!==void 0&&(this.depthFunc=e.depthFunc),e.depthTest!==void 0&&(this.depthTest=e.depthTest),e.depthWrite!==void 0&&(this.depthWrite=e.depthWrite),e.colorWrite!==void 0&&(this.colorWrite=e.colorWrite),e.clippingPlanes!==void 0&&(this.clippingPlanes=e.clippingPlanes.map(n=>new Wn().fromJSON(n))),e.clipIntersection!==void 0&&(this.clipIntersection=e.clipIntersection),e.clipShadows!==void 0&&(this.clipShadows=e.clipShadows),e.depthPacking!==void 0&&(this.depthPacking=e.depthPacking),e.blendSrc!==void 0&&(this.blendSrc=e.blendSrc),e.blendDst!==void 0&&(this.blendDst=e.blendDst),e.blendEquation!==void 0&&(this.blendEquation=e.blendEquation),e.blendSrcAlpha!==void 0&&(this.blendSrcAlpha=e.blendSrcAlpha),e.blendDstAlpha!==void 0&&(this.blendDstAlpha=e.blendDstAlpha),e.blendEquationAlpha!==void 0&&(this.blendEquationAlpha=e.blendEquationAlpha),e.blendColor!==void 0&&this.blendColor!==void 0&&this.blendColor.setHex(e.blendColor),e.blendAlpha!==void 0&&(this.blendAlpha=e.blendAlpha),e.stencilWriteMask!==void 0&&(this.stencilWriteMask=e.stencilWriteMask),e.stencilFunc!==void 0&&(this.stencilFunc=e.stencilFunc),e.stencilRef!==void 0&&(this.stencilRef=e.stencilRef),e.stencilFuncMask!==void 0&&(this.stencilFuncMask=e.stencilFuncMask),e.stencilFail!==void 0&&(this.stencilFail=e.stencilFail),e.stencilZFail!==void 0&&(this.stencilZFail=e.stencilZFail),e.stencilZPass!==void 0&&(this.stencilZPass=e.stencilZPass),e.stencilWrite!==void 0&&(this.stencilWrite=e.stencilWrite),e.wireframe!==void 0&&(this.wireframe=e.wireframe),e.wireframeLinewidth!==void 0&&(this.wireframeLinewidth=e.wireframeLinewidth),e.wireframeLinecap!==void 0&&(this.wireframeLinecap=e.wireframeLinecap),e.wireframeLinejoin!==void 0&&(this.wireframeLinejoin=e.wireframeLinejoin),e.rotation!==void 0&&(this.rotation=e.rotation),e.linewidth!==void 0&&(this.linewidth=e.linewidth),e.linecap!==void 0&&(this.linecap=e.linecap),e.linejoin!==void 0&&(this.linejoin=e.linejoin),e.dashSize!==void 0&&(this.dashSize=e.dashSize),e.gapSize!==void 0&&(this.gapSize=e.gapSize),e.scale!==void 0&&(this.scale=e.scale),e.polygonOffset!==void 0&&(this.polygonOffset=e.polygonOffset),e.polygonOffsetFactor!==void 0&&(this.polygonOffsetFactor=e.polygonOffsetFactor),e.polygonOffsetUnits!==void 0&&(this.polygonOffsetUnits=e.polygonOffsetUnits),e.dithering!==void 0&&(this.dithering=e.dithering),e.alphaToCoverage!==void 0&&(this.alphaToCoverage=e.alphaToCoverage),e.premultipliedAlpha!==void 0&&(this.premultipliedAlpha=e.premultipliedAlpha),e.forceSinglePass!==void 0&&(this.forceSinglePass=e.forceSinglePass),e.allowOverride!==void 0&&(this.allowOverride=e.allowOverride),e.visible!==void 0&&(this.visible=e.visible),e.toneMapped!==void 0&&(this.toneMapped=e.toneMapped),e.userData!==void 0&&(this.userData=e.userData),e.vertexColors!==void 0&&(typeof e.vertexColors=="number"?this.vertexColors=e.vertexColors>0:this.vertexColors=e.vertexColors),e.size!==void 0&&(this.size=e.size),e.sizeAttenuation!==void 0&&(this.sizeAttenuation=e.sizeAttenuation),e.map!==void 0&&(this.map=t[e.map]||null),e.matcap!==void 0&&(this.matcap=t[e.matcap]||null),e.alphaMap!==void 0&&(this.alphaMap=t[e.alphaMap]||null),e.bumpMap!==void 0&&(this.bumpMap=t[e.bumpMap]||null),e.bumpScale!==void 0&&(this.bumpScale=e.bumpScale),e.normalMap!==void 0&&(this.normalMap=t[e.normalMap]||null),e.normalMapType!==void 0&&(this.normalMapType=e.normalMapType),e.normalScale!==void 0){let n=e.normalScale;Array.isArray(n)===!1&&(n=[n,n]),this.normalScale=new He().fromArray(n)}return e.displacementMap!==void 0&&(this.displacementMap=t[e.displacementMap]||null),e.displacementScale!==void 0&&(this.displacementScale=e.displacementScale),e.displacementBias!==void 0&&(this.displacementBias=e.displacementBias),e.roughnessMap!==void 0&&(this.roughnessMap=t[e.roughnessMap]||null),e.metalnessMap!==void 0&&(this.metalnessMap=t[e.metalnessMap]||null),e.emissiveMap!==void 0&&(this.emissiveMap=t[e.emissiveMap]||null),e.emissiveIntensity!==void 0&&(this.emissiveIntensity=e.emissiveIntensity),e.specularMap!==void 0&&(this.specularMap=t[e.specularMap]||null),e.specularIntensityMap!==void 0&&(this.specularIntensityMap=t[e.specularIntensityMap]||null),e.specularColorMap!==void 0&&(this.specularColorMap=t[e.specularColorMap]||null),e.envMap!==void 0&&(this.envMap=t[e.envMap]||null),e.envMapRotation!==void 0&&this.envMapRotation.fromArray(e.envMapRotation),e.envMapIntensity!==void 0&&(this.envMapIntensity=e.envMapIntensity),e.reflectivity!==void 0&&(this.reflectivity=e.reflectivity),e.refractionRatio!==void 0&&(this.refractionRatio=e.refractionRatio),e.lightMap!==void 0&&(this.lightMap=t[e.lightMap]||null),e.lightMapIntensity!==void 0&&(this.lightMapIntensity=e.lightMapIntensity),e.aoMap!==void 0&&(this.aoMap=t[e.aoMap]||null),e.aoMapIntensity!==void 0&&(this.aoMapIntensity=e.aoMapIntensity),e.gradientMap!==void 0&&(this.gradientMap=t[e.gradientMap]||null),e.clearcoatMap!==void 0&&(this.clearcoatMap=t[e.clearcoatMap]||null),e.clearcoatRoughnessMap!==void 0&&(this.clearcoatRoughnessMap=t[e.clearcoatRoughnessMap]||null),e.clearcoatNormalMap!==void 0&&(this.clearcoatNormalMap=t[e.clearcoatNormalMap]||null),e.clearcoatNormalScale!==void 0&&(this.clearcoatNormalScale=new He().fromArray(e.clearcoatNormalScale)),e.diffuseRoughnessMap!==void 0&&(this.diffuseRoughnessMap=t[e.diffuseRoughnessMap]||null),e.iridescenceMap!==void 0&&(this.iridescenceMap=t[e.iridescenceMap]||null),e.iridescenceThicknessMap!==void 0&&(this.iridescenceThicknessMap=t[e.iridescenceThicknessMap]||null),e.transmissionMap!==void 0&&(this.transmissionMap=t[e.transmissionMap]||null),e.thicknessMap!==void 0&&(this.thicknessMap=t[e.thicknessMap]||null),e.anisotropyMap!==void 0&&(this.anisotropyMap=t[e.anisotropyMap]||null),e.sheenColorMap!==void 0&&(this.sheenColorMap=t[e.sheenColorMap]||null),e.sheenRoughnessMap!==void 0&&(this.sheenRoughnessMap=t[e.sheenRoughnessMap]||null),this}clone(){return new this.constructor().copy(this)}copy(e){this.name=e.name,this.blending=e.blending,this.side=e.side,this.vertexColors=e.vertexColors,this.opacity=e.opacity,this.transparent=e.transparent,this.blendSrc=e.blendSrc,this.blendDst=e.blendDst,this.blendEquation=e.blendEquation,this.blendSrcAlpha=e.blendSrcAlpha,this.blendDstAlpha=e.blendDstAlpha,this.blendEquationAlpha=e.blendEquationAlpha,this.blendColor.copy(e.blendColor),this.blendAlpha=e.blendAlpha,this.depthFunc=e.depthFunc,this.depthTest=e.depthTest,this.depthWrite=e.depthWrite,this.stencilWriteMask=e.stencilWriteMask,this.stencilFunc=e.stencilFunc,this.stencilRef=e.stencilRef,this.stencilFuncMask=e.stencilFuncMask,this.stencilFail=e.stencilFail,this.stencilZFail=e.stencilZFail,this.stencilZPass=e.stencilZPass,this.stencilWrite=e.stencilWrite;let t=e.clippingPlanes,n=null;if(t!==null){let s=t.length;n=new Array(s);for(let r=0;r!==s;++r)n[r]=t[r].clone()}return this.clippingPlanes=n,this.clipIntersection=e.clipIntersection,this.clipShadows=e.clipShadows,this.shadowSide=e.shadowSide,this.colorWrite=e.colorWrite,this.precision=e.precision,this.polygonOffset=e.polygonOffset,this.polygonOffsetFactor=e.polygonOffsetFactor,this.polygonOffsetUnits=e.polygonOffsetUnits,this.dithering=e.dithering,this.alphaTest=e.alphaTest,this.alphaHash=e.alphaHash,this.alphaToCoverage=e.alphaToCoverage,this.premultipliedAlpha=e.premultipliedAlpha,this.forceSinglePass=e.forceSinglePass,this.allowOverride=e.allowOverride,this.visible=e.visible,this.toneMapped=e.toneMapped,this.userData=JSON.parse(JSON.stringify(e.userData)),this}dispose(){this.dispatchEvent({type:"dispose"})}set needsUpdate(e){e===!0&&this.version++}};var Mi=new N,Mu=new N,go=new N,vo=new N,vs=class{constructor(e=new N,t=new N(0,0,-1)){this.origin=e,this.direction=t}set(e,t){return this.origin.copy(e),this.direction.copy(t),this}copy(e){return this.origin.copy(e.origin),this.direction.copy(e.direction),this}at(e,t){return t.copy(this.origin).addScaledVector(this.direction,e)}lookAt(e){return this.direction.copy(e).sub(this.origin).normalize(),this}recast(e){return this.origin.copy(this.at(e,Mi)),this}closestPointToPoint(e,t){t.subVectors(e,this.origin);let n=t.dot(this.direction);return n<0?t.copy(this.origin):t.copy(this.origin).addScaledVector(this.direction,n)}distanceToPoint(e){return Math.sqrt(this.distanceSqToPoint(e))}distanceSqToPoint(e){let t=Mi.subVectors(e,this.origin).dot(this.direction);return t<0?this.origin.distanceToSquared(e):(Mi.copy(this.origin).addScaledVector(this.direction,t),Mi.distanceToSquared(e))}distanceSqToSegment(e,t,n,s){Mu.copy(e).add(t).multiplyScalar(.5),go.copy(t).sub(e).normalize(),vo.copy(this.origin).sub(Mu);let r=e.distanceTo(t)*.5,a=-this.direction.dot(go),o=vo.dot(this.direction),l=-vo.dot(go),c=vo.lengthSq(),u=Math.abs(1-a*a),d,h,f,p;if(u>0)if(d=a*l-o,h=a*o-l,p=r*u,d>=0)if(h>=-p)if(h<=p){let v=1/u;d*=v,h*=v,f=d*(d+a*h+2*o)+h*(a*d+h+2*l)+c}else h=r,d=Math.max(0,-(a*h+o)),f=-d*d+h*(h+2*l)+c;else h=-r,d=Math.max(0,-(a*h+o)),f=-d*d+h*(h+2*l)+c;else h<=-p?(d=Math.max(0,-(-a*r+o)),h=d>0?-r:Math.min(Math.max(-r,-l),r),f=-d*d+h*(h+2*l)+c):h<=p?(d=0,h=Math.min(Math.max(-r,-l),r),f=h*(h+2*l)+c):(d=Math.max(0,-(a*r+o)),h=d>0?r:Math.min(Math.max(-r,-l),r),f=-d*d+h*(h+2*l)+c);else h=a>0?-r:r,d=Math.max(0,-(a*h+o)),f=-d*d+h*(h+2*l)+c;return n&&n.copy(this.origin).addScaledVector(this.direction,d),s&&s.copy(Mu).addScaledVector(go,h),f}intersectSphere(e,t){if(e.radius<0)return null;Mi.subVectors(e.center,this.origin);let n=Mi.dot(this.direction),s=Mi.dot(Mi)-n*n,r=e.radius*e.radius;if(s>r)return null;let a=Math.sqrt(r-s),o=n-a,l=n+a;return l<0?null:o<0?this.at(l,t):this.at(o,t)}intersectsSphere(e){return e.radius<0?!1:this.distanceSqToPoint(e.center)<=e.radius*e.radius}distanceToPlane(e){let t=e.normal.dot(this.direction);if(t===0)return e.distanceToPoint(this.origin)===0?0:null;let n=-(this.origin.dot(e.normal)+e.constant)/t;return n>=0?n:null}intersectPlane(e,t){let n=this.distanceToPlane(e);return n===null?null:this.at(n,t)}intersectsPlane(e){let t=e.distanceToPoint(this.origin);return t===0||e.normal.dot(this.direction)*t<0}intersectBox(e,t){let n,s,r,a,o,l,c=1/this.direction.x,u=1/this.direction.y,d=1/this.direction.z,h=this.origin;return c>=0?(n=(e.min.x-h.x)*c,s=(e.max.x-h.x)*c):(n=(e.max.x-h.x)*c,s=(e.min.x-h.x)*c),u>=0?(r=(e.min.y-h.y)*u,a=(e.max.y-h.y)*u):(r=(e.max.y-h.y)*u,a=(e.min.y-h.y)*u),n>a||r>s||((r>n||isNaN(n))&&(n=r),(a<s||isNaN(s))&&(s=a),d>=0?(o=(e.min.z-h.z)*d,l=(e.max.z-h.z)*d):(o=(e.max.z-h.z)*d,l=(e.min.z-h.z)*d),n>l||o>s)||((o>n||n!==n)&&(n=o),(l<s||s!==s)&&(s=l),s<0)?null:this.at(n>=0?n:s,t)}intersectsBox(e){return this.intersectBox(e,Mi)!==null}intersectTriangle(e,t,n,s,r){let a=this.origin,o=this.direction,l=o.x,c=o.y,u=o.z,d=e.x-a.x,h=e.y-a.y,f=e.z-a.z,p=t.x-a.x,v=t.y-a.y,g=t.z-a.z,m=n.x-a.x,_=n.y-a.y,T=n.z-a.z,M=Math.abs(l),E=Math.abs(c),w=Math.abs(u),x,S,F,P,U,G,q,I,X,K,V,ne;if(M>=E&&M>=w?(F=l,G=d,X=p,ne=m,l>=0?(x=c,S=u,P=h,U=f,q=v,I=g,K=_,V=T):(x=u,S=c,P=f,U=h,q=g,I=v,K=T,V=_)):E>=w?(F=c,G=h,X=v,ne=_,c>=0?(x=u,S=l,P=f,U=d,q=g,I=p,K=T,V=m):(x=l,S=u,P=d,U=f,q=p,I=g,K=m,V=T)):(F=u,G=f,X=g,ne=T,u>=0?(x=l,S=c,P=d,U=h,q=p,I=v,K=m,V=_):(x=c,S=l,P=h,U=d,q=v,I=p,K=_,V=m)),F===0)return null;let W=x/F,Q=S/F,ee=1/F,Me=P-W*G,Ne=U-Q*G,Z=q-W*X,me=I-Q*X,ye=K-W*ne,Ee=V-Q*ne,ge=ye*me-Ee*Z,ke=Me*Ee-Ne*ye,mt=Z*Ne-me*Me;if(s){if(ge<0||ke<0||mt<0)return null}else if((ge<0||ke<0||mt<0)&&(ge>0||ke>0||mt>0))return null;let Ce=ge+ke+mt;if(Ce===0)return null;let Qe=ee*(ge*G+ke*X+mt*ne);return(Ce>0?Qe<0:Qe>0)?null:this.at(Qe/Ce,r)}applyMatrix4(e){return this.origin.applyMatrix4(e),this.direction.transformDirection(e),this}equals(e){return e.origin.equals(this.origin)&&e.direction.equals(this.direction)}clone(){return new this.constructor().copy(this)}},Zo=class extends ii{constructor(e){super(),this.isMeshBasicMaterial=!0,this.type="MeshBasicMaterial",this.color=new Ge(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new Ti,this.combine=gl,this.reflectivity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.specularMap=e.specularMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.combine=e.combine,this.reflectivity=e.reflectivity,this.refractionRatio=e.refractionRatio,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.fog=e.fog,this}},Bf=new tt,ps=new vs,xo=new dn,zf=new N,yo=new N,_o=new N,bo=new N,Su=new N,Mo=new N,Gf=new N,So=new N,on=class extends Ut{constructor(e=new Yt,t=new Zo){super(),this.isMesh=!0,this.type="Mesh",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.count=1,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let s=t[n[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,a=s.length;r<a;r++){let o=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[o]=r}}}}getVertexPosition(e,t){let n=this.geometry,s=n.attributes.position,r=n.morphAttributes.position,a=n.morphTargetsRelative;t.fromBufferAttribute(s,e);let o=this.morphTargetInfluences;if(r&&o){Mo.set(0,0,0);for(let l=0,c=r.length;l<c;l++){let u=o[l],d=r[l];u!==0&&(Su.fromBufferAttribute(d,e),a?Mo.addScaledVector(Su,u):Mo.addScaledVector(Su.sub(t),u))}t.add(Mo)}return t}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,s=this.material,r=this.matrixWorld;s!==void 0&&(n.boundingSphere===null&&n.computeBoundingSphere(),xo.copy(n.boundingSphere),xo.applyMatrix4(r),ps.copy(e.ray).recast(e.near),!(xo.containsPoint(ps.origin)===!1&&(ps.intersectSphere(xo,zf)===null||ps.origin.distanceToSquared(zf)>(e.far-e.near)**2))&&(Bf.copy(r).invert(),ps.copy(e.ray).applyMatrix4(Bf),!(n.boundingBox!==null&&ps.intersectsBox(n.boundingBox)===!1)&&this._computeIntersections(e,t,ps)))}_computeIntersections(e,t,n){let s,r=this.geometry,a=this.material,o=r.index,l=r.attributes.position,c=r.attributes.uv,u=r.attributes.uv1,d=r.attributes.normal,h=r.groups,f=r.drawRange;if(o!==null)if(Array.isArray(a))for(let p=0,v=h.length;p<v;p++){let g=h[p],m=a[g.materialIndex],_=Math.max(g.start,f.start),T=Math.min(o.count,Math.min(g.start+g.count,f.start+f.count));for(let M=_,E=T;M<E;M+=3){let w=o.getX(M),x=o.getX(M+1),S=o.getX(M+2);s=wo(this,m,e,n,c,u,d,w,x,S),s&&(s.faceIndex=Math.floor(M/3),s.face.materialIndex=g.materialIndex,t.push(s))}}else{let p=Math.max(0,f.start),v=Math.min(o.count,f.start+f.count);for(let g=p,m=v;g<m;g+=3){let _=o.getX(g),T=o.getX(g+1),M=o.getX(g+2);s=wo(this,a,e,n,c,u,d,_,T,M),s&&(s.faceIndex=Math.floor(g/3),t.push(s))}}else if(l!==void 0)if(Array.isArray(a))for(let p=0,v=h.length;p<v;p++){let g=h[p],m=a[g.materialIndex],_=Math.max(g.start,f.start),T=Math.min(l.count,Math.min(g.start+g.count,f.start+f.count));for(let M=_,E=T;M<E;M+=3){let w=M,x=M+1,S=M+2;s=wo(this,m,e,n,c,u,d,w,x,S),s&&(s.faceIndex=Math.floor(M/3),s.face.materialIndex=g.materialIndex,t.push(s))}}else{let p=Math.max(0,f.start),v=Math.min(l.count,f.start+f.count);for(let g=p,m=v;g<m;g+=3){let _=g,T=g+1,M=g+2;s=wo(this,a,e,n,c,u,d,_,T,M),s&&(s.faceIndex=Math.floor(g/3),t.push(s))}}}};function a3(i,e,t,n,s,r,a,o){let l;if(e.side===kt?l=n.intersectTriangle(a,r,s,!0,o):l=n.intersectTriangle(s,r,a,e.side===Ji,o),l===null)return null;So.copy(o),So.applyMatrix4(i.matrixWorld);let c=t.ray.origin.distanceTo(So);return c<t.near||c>t.far?null:{distance:c,point:So.clone(),object:i}}function wo(i,e,t,n,s,r,a,o,l,c){i.getVertexPosition(o,yo),i.getVertexPosition(l,_o),i.getVertexPosition(c,bo);let u=a3(i,e,t,n,yo,_o,bo,Gf);if(u){let d=new N;Xi.getBarycoord(Gf,yo,_o,bo,d),s&&(u.uv=Xi.getInterpolatedAttribute(s,o,l,c,d,new He)),r&&(u.uv1=Xi.getInterpolatedAttribute(r,o,l,c,d,new He)),a&&(u.normal=Xi.getInterpolatedAttribute(a,o,l,c,d,new N),u.normal.dot(n.direction)>0&&u.normal.multiplyScalar(-1));let h={a:o,b:l,c,normal:new N,materialIndex:0};Xi.getNormal(yo,_o,bo,h.normal),u.face=h,u.barycoord=d}return u}var Jo=class extends an{constructor(e=null,t=1,n=1,s,r,a,o,l,c=It,u=It,d,h){super(null,a,o,l,c,u,s,r,d,h),this.isDataTexture=!0,this.image={data:e,width:t,height:n},this.generateMipmaps=!1,this.flipY=!1,this.unpackAlignment=1}};var ms=new dn,o3=new He(.5,.5),To=new N,$i=class{constructor(e=new Wn,t=new Wn,n=new Wn,s=new Wn,r=new Wn,a=new Wn){this.planes=[e,t,n,s,r,a]}set(e,t,n,s,r,a){let o=this.planes;return o[0].copy(e),o[1].copy(t),o[2].copy(n),o[3].copy(s),o[4].copy(r),o[5].copy(a),this}copy(e){let t=this.planes;for(let n=0;n<6;n++)t[n].copy(e.planes[n]);return this}setFromProjectionMatrix(e,t=Un,n=!1){let s=this.planes,r=e.elements,a=r[0],o=r[1],l=r[2],c=r[3],u=r[4],d=r[5],h=r[6],f=r[7],p=r[8],v=r[9],g=r[10],m=r[11],_=r[12],T=r[13],M=r[14],E=r[15];if(s[0].setComponents(c-a,f-u,m-p,E-_).normalize(),s[1].setComponents(c+a,f+u,m+p,E+_).normalize(),s[2].setComponents(c+o,f+d,m+v,E+T).normalize(),s[3].setComponents(c-o,f-d,m-v,E-T).normalize(),n)s[4].setComponents(l,h,g,M).normalize(),s[5].setComponents(c-l,f-h,m-g,E-M).normalize();else if(s[4].setComponents(c-l,f-h,m-g,E-M).normalize(),t===Un)s[5].setComponents(c+l,f+h,m+g,E+M).normalize();else if(t===Js)s[5].setComponents(l,h,g,M).normalize();else throw new Error("THREE.Frustum.setFromProjectionMatrix(): Invalid coordinate system: "+t);return this}intersectsObject(e){if(e.boundingSphere!==void 0)e.boundingSphere===null&&e.computeBoundingSphere(),ms.copy(e.boundingSphere).applyMatrix4(e.matrixWorld);else{let t=e.geometry;t.boundingSphere===null&&t.computeBoundingSphere(),ms.copy(t.boundingSphere).applyMatrix4(e.matrixWorld)}return this.intersectsSphere(ms)}intersectsSprite(e){ms.center.set(0,0,0);let t=o3.distanceTo(e.center);return ms.radius=.7071067811865476+t,ms.applyMatrix4(e.matrixWorld),this.intersectsSphere(ms)}intersectsSphere(e){let t=this.planes,n=e.center,s=-e.radius;for(let r=0;r<6;r++)if(t[r].distanceToPoint(n)<s)return!1;return!0}intersectsBox(e){let t=this.planes;for(let n=0;n<6;n++){let s=t[n];if(To.x=s.normal.x>0?e.max.x:e.min.x,To.y=s.normal.y>0?e.max.y:e.min.y,To.z=s.normal.z>0?e.max.z:e.min.z,s.distanceToPoint(To)<0)return!1}return!0}containsPoint(e){let t=this.planes;for(let n=0;n<6;n++)if(t[n].distanceToPoint(e)<0)return!1;return!0}clone(){return new this.constructor().copy(this)}},Vf=new tt,Ko=class i{constructor(){this.coordinateSystem=Un,this._frustums=[],this._count=0}setFromArrayCamera(e){let t=e.cameras,n=this._frustums;for(let s=0;s<t.length;s++){let r=t[s];Vf.multiplyMatrices(r.projectionMatrix,r.matrixWorldInverse),n[s]===void 0&&(n[s]=new $i),n[s].setFromProjectionMatrix(Vf,r.coordinateSystem,r.reversedDepth)}return this._count=t.length,this}getFrustum(e){return this._frustums[e]}intersectsObject(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsObject(e))return!0;return!1}intersectsSprite(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSprite(e))return!0;return!1}intersectsSphere(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsSphere(e))return!0;return!1}intersectsBox(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].intersectsBox(e))return!0;return!1}containsPoint(e){let t=this._frustums;for(let n=0;n<this._count;n++)if(t[n].containsPoint(e))return!0;return!1}copy(e){this.coordinateSystem=e.coordinateSystem;let t=this._frustums,n=e._frustums;for(let s=0;s<e._count;s++)t[s]===void 0&&(t[s]=new $i),t[s].copy(n[s]);return this._count=e._count,this}clone(){return new i().copy(this)}};var nr=class extends ii{constructor(e){super(),this.isLineBasicMaterial=!0,this.type="LineBasicMaterial",this.color=new Ge(16777215),this.map=null,this.linewidth=1,this.linecap="round",this.linejoin="round",this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.linewidth=e.linewidth,this.linecap=e.linecap,this.linejoin=e.linejoin,this.fog=e.fog,this}},jo=new N,Qo=new N,Hf=new tt,zr=new vs,Ao=new dn,wu=new N,Wf=new N,el=class extends Ut{constructor(e=new Yt,t=new nr){super(),this.isLine=!0,this.type="Line",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}computeLineDistances(){let e=this.geometry;if(e.index===null){let t=e.attributes.position,n=[0];for(let s=1,r=t.count;s<r;s++)jo.fromBufferAttribute(t,s-1),Qo.fromBufferAttribute(t,s),n[s]=n[s-1],n[s]+=jo.distanceTo(Qo);e.setAttribute("lineDistance",new Ct(n,1))}else Ae("Line.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,s=this.matrixWorld,r=e.params.Line.threshold,a=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),Ao.copy(n.boundingSphere),Ao.applyMatrix4(s),Ao.radius+=r,e.ray.intersectsSphere(Ao)===!1)return;Hf.copy(s).invert(),zr.copy(e.ray).applyMatrix4(Hf);let o=r/((this.scale.x+this.scale.y+this.scale.z)/3),l=o*o,c=this.isLineSegments?2:1,u=n.index,h=n.attributes.position;if(u!==null){let f=Math.max(0,a.start),p=Math.min(u.count,a.start+a.count);for(let v=f,g=p-1;v<g;v+=c){let m=u.getX(v),_=u.getX(v+1),T=Eo(this,e,zr,l,m,_,v);T&&t.push(T)}if(this.isLineLoop){let v=u.getX(p-1),g=u.getX(f),m=Eo(this,e,zr,l,v,g,p-1);m&&t.push(m)}}else{let f=Math.max(0,a.start),p=Math.min(h.count,a.start+a.count);for(let v=f,g=p-1;v<g;v+=c){let m=Eo(this,e,zr,l,v,v+1,v);m&&t.push(m)}if(this.isLineLoop){let v=Eo(this,e,zr,l,p-1,f,p-1);v&&t.push(v)}}}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let s=t[n[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,a=s.length;r<a;r++){let o=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[o]=r}}}}};function Eo(i,e,t,n,s,r,a){let o=i.geometry.attributes.position;if(jo.fromBufferAttribute(o,s),Qo.fromBufferAttribute(o,r),t.distanceSqToSegment(jo,Qo,wu,Wf)>n)return;wu.applyMatrix4(i.matrixWorld);let c=e.ray.origin.distanceTo(wu);if(!(c<e.near||c>e.far))return{distance:c,point:Wf.clone().applyMatrix4(i.matrixWorld),index:a,face:null,faceIndex:null,barycoord:null,object:i}}var Xf=new N,$f=new N,Qr=class extends el{constructor(e,t){super(e,t),this.isLineSegments=!0,this.type="LineSegments"}computeLineDistances(){let e=this.geometry;if(e.index===null){let t=e.attributes.position,n=[];for(let s=0,r=t.count;s<r;s+=2)Xf.fromBufferAttribute(t,s),$f.fromBufferAttribute(t,s+1),n[s]=s===0?0:n[s-1],n[s+1]=n[s]+Xf.distanceTo($f);e.setAttribute("lineDistance",new Ct(n,1))}else Ae("LineSegments.computeLineDistances(): Computation only possible with non-indexed BufferGeometry.");return this}};var ir=class extends ii{constructor(e){super(),this.isPointsMaterial=!0,this.type="PointsMaterial",this.color=new Ge(16777215),this.map=null,this.alphaMap=null,this.size=1,this.sizeAttenuation=!0,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.alphaMap=e.alphaMap,this.size=e.size,this.sizeAttenuation=e.sizeAttenuation,this.fog=e.fog,this}},qf=new tt,Pu=new vs,Ro=new dn,Co=new N,ea=class extends Ut{constructor(e=new Yt,t=new ir){super(),this.isPoints=!0,this.type="Points",this.geometry=e,this.material=t,this.morphTargetDictionary=void 0,this.morphTargetInfluences=void 0,this.updateMorphTargets()}copy(e,t){return super.copy(e,t),e.morphTargetInfluences!==void 0?this.morphTargetInfluences=e.morphTargetInfluences.slice():this.morphTargetInfluences=void 0,e.morphTargetDictionary!==void 0?this.morphTargetDictionary=Object.assign({},e.morphTargetDictionary):this.morphTargetDictionary=void 0,this.material=Array.isArray(e.material)?e.material.slice():e.material,this.geometry=e.geometry,this}intersectsFrustum(e){return e.intersectsObject(this)}raycast(e,t){let n=this.geometry,s=this.matrixWorld,r=e.params.Points.threshold,a=n.drawRange;if(n.boundingSphere===null&&n.computeBoundingSphere(),Ro.copy(n.boundingSphere),Ro.applyMatrix4(s),Ro.radius+=r,e.ray.intersectsSphere(Ro)===!1)return;qf.copy(s).invert(),Pu.copy(e.ray).applyMatrix4(qf);let o=r/((this.scale.x+this.scale.y+this.scale.z)/3),l=o*o,c=n.index,d=n.attributes.position;if(c!==null){let h=Math.max(0,a.start),f=Math.min(c.count,a.start+a.count);for(let p=h,v=f;p<v;p++){let g=c.getX(p);Co.fromBufferAttribute(d,g),Yf(Co,g,l,s,e,t,this)}}else{let h=Math.max(0,a.start),f=Math.min(d.count,a.start+a.count);for(let p=h,v=f;p<v;p++)Co.fromBufferAttribute(d,p),Yf(Co,p,l,s,e,t,this)}}updateMorphTargets(){let t=this.geometry.morphAttributes,n=Object.keys(t);if(n.length>0){let s=t[n[0]];if(s!==void 0){this.morphTargetInfluences=[],this.morphTargetDictionary={};for(let r=0,a=s.length;r<a;r++){let o=s[r].name||String(r);this.morphTargetInfluences.push(0),this.morphTargetDictionary[o]=r}}}}};function Yf(i,e,t,n,s,r,a){let o=Pu.distanceSqToPoint(i);if(o<t){let l=new N;Pu.closestPointToPoint(i,l),l.applyMatrix4(n);let c=s.ray.origin.distanceTo(l);if(c<s.near||c>s.far)return;r.push({distance:c,distanceToRay:Math.sqrt(o),point:l,index:e,face:null,faceIndex:null,barycoord:null,object:a})}}var ta=class extends an{constructor(e=[],t=_s,n,s,r,a,o,l,c,u){super(e,t,n,s,r,a,o,l,c,u),this.isCubeTexture=!0,this.flipY=!1}get images(){return this.image}set images(e){this.image=e}},na=class extends an{constructor(e,t,n,s,r,a,o,l,c){super(e,t,n,s,r,a,o,l,c),this.isCanvasTexture=!0,this.needsUpdate=!0}};var Ai=class extends an{constructor(e,t,n=Xn,s,r,a,o=It,l=It,c,u=wi,d=1){if(u!==wi&&u!==Ri)throw new Error("THREE.DepthTexture: format must be either THREE.DepthFormat or THREE.DepthStencilFormat");let h={width:e,height:t,depth:d};super(h,s,r,a,o,l,u,n,c),this.isDepthTexture=!0,this.flipY=!1,this.generateMipmaps=!1,this.compareFunction=null}copy(e){return super.copy(e),this.source=new Qs(Object.assign({},e.image)),this.compareFunction=e.compareFunction,this}toJSON(e){let t=super.toJSON(e);return t.compareFunction=this.compareFunction,t}},ia=class extends Ai{constructor(e,t=Xn,n=_s,s,r,a=It,o=It,l,c=wi){let u={width:e,height:e,depth:1},d=[u,u,u,u,u,u];super(e,e,t,n,s,r,a,o,l,c),this.image=d,this.isCubeDepthTexture=!0,this.isCubeTexture=!0}get images(){return this.image}set images(e){this.image=e}},sa=class extends an{constructor(e=null){super(),this.sourceTexture=e,this.isExternalTexture=!0}copy(e){return super.copy(e),this.sourceTexture=e.sourceTexture,this}},sr=class i extends Yt{constructor(e=1,t=1,n=1,s=1,r=1,a=1){super(),this.type="BoxGeometry",this.parameters={width:e,height:t,depth:n,widthSegments:s,heightSegments:r,depthSegments:a};let o=this;s=Math.floor(s),r=Math.floor(r),a=Math.floor(a);let l=[],c=[],u=[],d=[],h=0,f=0;p("z","y","x",-1,-1,n,t,e,a,r,0),p("z","y","x",1,-1,n,t,-e,a,r,1),p("x","z","y",1,1,e,n,t,s,a,2),p("x","z","y",1,-1,e,n,-t,s,a,3),p("x","y","z",1,-1,e,t,n,s,r,4),p("x","y","z",-1,-1,e,t,-n,s,r,5),this.setIndex(l),this.setAttribute("position",new Ct(c,3)),this.setAttribute("normal",new Ct(u,3)),this.setAttribute("uv",new Ct(d,2));function p(v,g,m,_,T,M,E,w,x,S,F){let P=M/x,U=E/S,G=M/2,q=E/2,I=w/2,X=x+1,K=S+1,V=0,ne=0,W=new N;for(let Q=0;Q<K;Q++){let ee=Q*U-q;for(let Me=0;Me<X;Me++){let Ne=Me*P-G;W[v]=Ne*_,W[g]=ee*T,W[m]=I,c.push(W.x,W.y,W.z),W[v]=0,W[g]=0,W[m]=w>0?1:-1,u.push(W.x,W.y,W.z),d.push(Me/x),d.push(1-Q/S),V+=1}}for(let Q=0;Q<S;Q++)for(let ee=0;ee<x;ee++){let Me=h+ee+X*Q,Ne=h+ee+X*(Q+1),Z=h+(ee+1)+X*(Q+1),me=h+(ee+1)+X*Q;l.push(Me,Ne,me),l.push(Ne,Z,me),ne+=6}o.addGroup(f,ne,F),f+=ne,h+=V}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.width,e.height,e.depth,e.widthSegments,e.heightSegments,e.depthSegments)}};var ra=class i extends Yt{constructor(e=1,t=1,n=1,s=1){super(),this.type="PlaneGeometry",this.parameters={width:e,height:t,widthSegments:n,heightSegments:s};let r=e/2,a=t/2,o=Math.floor(n),l=Math.floor(s),c=o+1,u=l+1,d=e/o,h=t/l,f=[],p=[],v=[],g=[];for(let m=0;m<u;m++){let _=m*h-a;for(let T=0;T<c;T++){let M=T*d-r;p.push(M,-_,0),v.push(0,0,1),g.push(T/o),g.push(1-m/l)}}for(let m=0;m<l;m++)for(let _=0;_<o;_++){let T=_+c*m,M=_+c*(m+1),E=_+1+c*(m+1),w=_+1+c*m;f.push(T,M,w),f.push(M,E,w)}this.setIndex(f),this.setAttribute("position",new Ct(p,3)),this.setAttribute("normal",new Ct(v,3)),this.setAttribute("uv",new Ct(g,2))}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}static fromJSON(e){return new i(e.width,e.height,e.widthSegments,e.heightSegments)}};var aa=class extends Yt{constructor(e=null){if(super(),this.type="WireframeGeometry",this.parameters={geometry:e},e!==null){let t=[],n=new Set,s=new N,r=new N;if(e.index!==null){let a=e.attributes.position,o=e.index,l=e.groups;l.length===0&&(l=[{start:0,count:o.count,materialIndex:0}]);for(let c=0,u=l.length;c<u;++c){let d=l[c],h=d.start,f=d.count;for(let p=h,v=h+f;p<v;p+=3)for(let g=0;g<3;g++){let m=o.getX(p+g),_=o.getX(p+(g+1)%3);s.fromBufferAttribute(a,m),r.fromBufferAttribute(a,_),Zf(s,r,n)===!0&&(t.push(s.x,s.y,s.z),t.push(r.x,r.y,r.z))}}}else{let a=e.attributes.position;for(let o=0,l=a.count/3;o<l;o++)for(let c=0;c<3;c++){let u=3*o+c,d=3*o+(c+1)%3;s.fromBufferAttribute(a,u),r.fromBufferAttribute(a,d),Zf(s,r,n)===!0&&(t.push(s.x,s.y,s.z),t.push(r.x,r.y,r.z))}}this.setAttribute("position",new Ct(t,3))}}copy(e){return super.copy(e),this.parameters=Object.assign({},e.parameters),this}};function Zf(i,e,t){let n=`${i.x},${i.y},${i.z}-${e.x},${e.y},${e.z}`,s=`${e.x},${e.y},${e.z}-${i.x},${i.y},${i.z}`;return t.has(n)===!0||t.has(s)===!0?!1:(t.add(n),t.add(s),!0)}function Ms(i){let e={};for(let t in i){e[t]={};for(let n in i[t]){let s=i[t][n];if(Jf(s))s.isRenderTargetTexture?(Ae("UniformsUtils: Textures of render targets cannot be cloned via cloneUniforms() or mergeUniforms()."),e[t][n]=null):e[t][n]=s.clone();else if(Array.isArray(s))if(Jf(s[0])){let r=[];for(let a=0,o=s.length;a<o;a++)r[a]=s[a].clone();e[t][n]=r}else e[t][n]=s.slice();else e[t][n]=s}}return e}function Zt(i){let e={};for(let t=0;t<i.length;t++){let n=Ms(i[t]);for(let s in n)e[s]=n[s]}return e}function Jf(i){return i&&(i.isColor||i.isMatrix3||i.isMatrix4||i.isVector2||i.isVector3||i.isVector4||i.isTexture||i.isQuaternion)}function l3(i){let e=[];for(let t=0;t<i.length;t++)e.push(i[t].clone());return e}function fh(i){let e=i.getRenderTarget();return e===null?i.outputColorSpace:e.isXRRenderTarget===!0?e.texture.colorSpace:Ye.workingColorSpace}var wa={clone:Ms,merge:Zt},c3=`void main() {
	gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
}`,u3=`void main() {
	gl_FragColor = vec4( 1.0, 0.0, 0.0, 1.0 );
}`,kn=class extends ii{constructor(e){super(),this.isShaderMaterial=!0,this.type="ShaderMaterial",this.defines={},this.uniforms={},this.uniformsGroups=[],this.vertexShader=c3,this.fragmentShader=u3,this.linewidth=1,this.wireframe=!1,this.wireframeLinewidth=1,this.fog=!1,this.lights=!1,this.clipping=!1,this.forceSinglePass=!0,this.extensions={clipCullDistance:!1,multiDraw:!1},this.defaultAttributeValues={color:[1,1,1],uv:[0,0],uv1:[0,0]},this.index0AttributeName=void 0,this.uniformsNeedUpdate=!1,this.glslVersion=null,e!==void 0&&this.setValues(e)}copy(e){return super.copy(e),this.fragmentShader=e.fragmentShader,this.vertexShader=e.vertexShader,this.uniforms=Ms(e.uniforms),this.uniformsGroups=l3(e.uniformsGroups),this.defines=Object.assign({},e.defines),this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.fog=e.fog,this.lights=e.lights,this.clipping=e.clipping,this.extensions=Object.assign({},e.extensions),this.glslVersion=e.glslVersion,this.defaultAttributeValues=Object.assign({},e.defaultAttributeValues),this.index0AttributeName=e.index0AttributeName,this.uniformsNeedUpdate=e.uniformsNeedUpdate,this}toJSON(e){let t=super.toJSON(e);t.glslVersion=this.glslVersion,t.uniforms={};for(let s in this.uniforms){let a=this.uniforms[s].value;a&&a.isTexture?t.uniforms[s]={type:"t",value:a.toJSON(e).uuid}:a&&a.isColor?t.uniforms[s]={type:"c",value:a.getHex()}:a&&a.isVector2?t.uniforms[s]={type:"v2",value:a.toArray()}:a&&a.isVector3?t.uniforms[s]={type:"v3",value:a.toArray()}:a&&a.isVector4?t.uniforms[s]={type:"v4",value:a.toArray()}:a&&a.isMatrix3?t.uniforms[s]={type:"m3",value:a.toArray()}:a&&a.isMatrix4?t.uniforms[s]={type:"m4",value:a.toArray()}:t.uniforms[s]={value:a}}Object.keys(this.defines).length>0&&(t.defines=this.defines),t.vertexShader=this.vertexShader,t.fragmentShader=this.fragmentShader,t.lights=this.lights,t.clipping=this.clipping;let n={};for(let s in this.extensions)this.extensions[s]===!0&&(n[s]=!0);return Object.keys(n).length>0&&(t.extensions=n),t}fromJSON(e,t){if(super.fromJSON(e,t),e.uniforms!==void 0)for(let n in e.uniforms){let s=e.uniforms[n];switch(this.uniforms[n]={},s.type){case"t":this.uniforms[n].value=t[s.value]||null;break;case"c":this.uniforms[n].value=new Ge().setHex(s.value);break;case"v2":this.uniforms[n].value=new He().fromArray(s.value);break;case"v3":this.uniforms[n].value=new N().fromArray(s.value);break;case"v4":this.uniforms[n].value=new je().fromArray(s.value);break;case"m3":this.uniforms[n].value=new De().fromArray(s.value);break;case"m4":this.uniforms[n].value=new tt().fromArray(s.value);break;default:this.uniforms[n].value=s.value}}if(e.defines!==void 0&&(this.defines=e.defines),e.vertexShader!==void 0&&(this.vertexShader=e.vertexShader),e.fragmentShader!==void 0&&(this.fragmentShader=e.fragmentShader),e.glslVersion!==void 0&&(this.glslVersion=e.glslVersion),e.extensions!==void 0)for(let n in e.extensions)this.extensions[n]=e.extensions[n];return e.lights!==void 0&&(this.lights=e.lights),e.clipping!==void 0&&(this.clipping=e.clipping),this}},tl=class extends kn{constructor(e){super(e),this.isRawShaderMaterial=!0,this.type="RawShaderMaterial"}};var rr=class extends ii{constructor(e){super(),this.isMeshLambertMaterial=!0,this.type="MeshLambertMaterial",this.color=new Ge(16777215),this.map=null,this.lightMap=null,this.lightMapIntensity=1,this.aoMap=null,this.aoMapIntensity=1,this.emissive=new Ge(0),this.emissiveIntensity=1,this.emissiveMap=null,this.bumpMap=null,this.bumpScale=1,this.normalMap=null,this.normalMapType=nc,this.normalScale=new He(1,1),this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.specularMap=null,this.alphaMap=null,this.envMap=null,this.envMapRotation=new Ti,this.combine=gl,this.reflectivity=1,this.envMapIntensity=1,this.refractionRatio=.98,this.wireframe=!1,this.wireframeLinewidth=1,this.wireframeLinecap="round",this.wireframeLinejoin="round",this.flatShading=!1,this.fog=!0,this.setValues(e)}copy(e){return super.copy(e),this.color.copy(e.color),this.map=e.map,this.lightMap=e.lightMap,this.lightMapIntensity=e.lightMapIntensity,this.aoMap=e.aoMap,this.aoMapIntensity=e.aoMapIntensity,this.emissive.copy(e.emissive),this.emissiveMap=e.emissiveMap,this.emissiveIntensity=e.emissiveIntensity,this.bumpMap=e.bumpMap,this.bumpScale=e.bumpScale,this.normalMap=e.normalMap,this.normalMapType=e.normalMapType,this.normalScale.copy(e.normalScale),this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.specularMap=e.specularMap,this.alphaMap=e.alphaMap,this.envMap=e.envMap,this.envMapRotation.copy(e.envMapRotation),this.combine=e.combine,this.reflectivity=e.reflectivity,this.envMapIntensity=e.envMapIntensity,this.refractionRatio=e.refractionRatio,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this.wireframeLinecap=e.wireframeLinecap,this.wireframeLinejoin=e.wireframeLinejoin,this.flatShading=e.flatShading,this.fog=e.fog,this}},nl=class extends ii{constructor(e){super(),this.isMeshDepthMaterial=!0,this.type="MeshDepthMaterial",this.depthPacking=Ip,this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.wireframe=!1,this.wireframeLinewidth=1,this.setValues(e)}copy(e){return super.copy(e),this.depthPacking=e.depthPacking,this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this.wireframe=e.wireframe,this.wireframeLinewidth=e.wireframeLinewidth,this}},il=class extends ii{constructor(e){super(),this.isMeshDistanceMaterial=!0,this.type="MeshDistanceMaterial",this.map=null,this.alphaMap=null,this.displacementMap=null,this.displacementScale=1,this.displacementBias=0,this.setValues(e)}copy(e){return super.copy(e),this.map=e.map,this.alphaMap=e.alphaMap,this.displacementMap=e.displacementMap,this.displacementScale=e.displacementScale,this.displacementBias=e.displacementBias,this}};function Vs(i,e){return!i||i.constructor===e?i:typeof e.BYTES_PER_ELEMENT=="number"?new e(i):Array.prototype.slice.call(i)}function Io(i){return i!==void 0&&i.inTangents!==void 0&&i.outTangents!==void 0}var qi=class{constructor(e,t,n,s){this.parameterPositions=e,this._cachedIndex=0,this.resultBuffer=s!==void 0?s:new t.constructor(n),this.sampleValues=t,this.valueSize=n,this.settings=null,this.DefaultSettings_={}}evaluate(e){let t=this.parameterPositions,n=this._cachedIndex,s=t[n],r=t[n-1];n:{e:{let a;t:{i:if(!(e<s)){for(let o=n+2;;){if(s===void 0){if(e<r)break i;return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}if(n===o)break;if(r=s,s=t[++n],e<s)break e}a=t.length;break t}if(!(e>=r)){let o=t[1];e<o&&(n=2,r=o);for(let l=n-2;;){if(r===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(n===l)break;if(s=r,r=t[--n-1],e>=r)break e}a=n,n=0;break t}break n}for(;n<a;){let o=n+a>>>1;e<t[o]?a=o:n=o+1}if(s=t[n],r=t[n-1],r===void 0)return this._cachedIndex=0,this.copySampleValue_(0);if(s===void 0)return n=t.length,this._cachedIndex=n,this.copySampleValue_(n-1)}this._cachedIndex=n,this.intervalChanged_(n,r,s)}return this.interpolate_(n,r,e,s)}getSettings_(){return this.settings||this.DefaultSettings_}copySampleValue_(e){let t=this.resultBuffer,n=this.sampleValues,s=this.valueSize,r=e*s;for(let a=0;a!==s;++a)t[a]=n[r+a];return t}interpolate_(){throw new Error("THREE.Interpolant: Call to abstract method.")}intervalChanged_(){}},sl=class extends qi{constructor(e,t,n,s){super(e,t,n,s),this._weightPrev=-0,this._offsetPrev=-0,this._weightNext=-0,this._offsetNext=-0,this.DefaultSettings_={endingStart:Ru,endingEnd:Ru}}intervalChanged_(e,t,n){let s=this.parameterPositions,r=e-2,a=e+1,o=s[r],l=s[a];if(o===void 0)switch(this.getSettings_().endingStart){case Cu:r=e,o=2*t-n;break;case Iu:r=s.length-2,o=t+s[r]-s[r+1];break;default:r=e,o=n}if(l===void 0)switch(this.getSettings_().endingEnd){case Cu:a=e,l=2*n-t;break;case Iu:a=1,l=n+s[1]-s[0];break;default:a=e-1,l=t}let c=(n-t)*.5,u=this.valueSize;this._weightPrev=c/(t-o),this._weightNext=c/(l-n),this._offsetPrev=r*u,this._offsetNext=a*u}interpolate_(e,t,n,s){let r=this.resultBuffer,a=this.sampleValues,o=this.valueSize,l=e*o,c=l-o,u=this._offsetPrev,d=this._offsetNext,h=this._weightPrev,f=this._weightNext,p=(n-t)/(s-t),v=p*p,g=v*p,m=-h*g+2*h*v-h*p,_=(1+h)*g+(-1.5-2*h)*v+(-.5+h)*p+1,T=(-1-f)*g+(1.5+f)*v+.5*p,M=f*g-f*v;for(let E=0;E!==o;++E)r[E]=m*a[u+E]+_*a[c+E]+T*a[l+E]+M*a[d+E];return r}},rl=class extends qi{constructor(e,t,n,s){super(e,t,n,s)}interpolate_(e,t,n,s){let r=this.resultBuffer,a=this.sampleValues,o=this.valueSize,l=e*o,c=l-o,u=(n-t)/(s-t),d=1-u;for(let h=0;h!==o;++h)r[h]=a[c+h]*d+a[l+h]*u;return r}},al=class extends qi{constructor(e,t,n,s){super(e,t,n,s)}interpolate_(e){return this.copySampleValue_(e-1)}},ol=class extends qi{interpolate_(e,t,n,s){let r=this.resultBuffer,a=this.sampleValues,o=this.valueSize,l=e*o,c=l-o,u=this.inTangents,d=this.outTangents;if(!u||!d){let p=(n-t)/(s-t),v=1-p;for(let g=0;g!==o;++g)r[g]=a[c+g]*v+a[l+g]*p;return r}let h=o*2,f=e-1;for(let p=0;p!==o;++p){let v=a[c+p],g=a[l+p],m=f*h+p*2,_=d[m],T=d[m+1],M=e*h+p*2,E=u[M],w=u[M+1],x=d3(n,t,_,E,s);r[p]=Hp(x,v,T,w,g)}return r}};function Hp(i,e,t,n,s){let r=1-i;return r*r*r*e+3*r*r*i*t+3*r*i*i*n+i*i*i*s}function h3(i,e,t,n,s){let r=1-i;return 3*r*r*(t-e)+6*r*i*(n-t)+3*i*i*(s-n)}function d3(i,e,t,n,s){let r=(i-e)/(s-e);for(let a=0;a<8;a++){let o=Hp(r,e,t,n,s)-i;if(Math.abs(o)<1e-10)break;let l=h3(r,e,t,n,s);if(Math.abs(l)<1e-10)break;r=Math.max(0,Math.min(1,r-o/l))}return r}var wn=class{constructor(e,t,n,s){if(e===void 0)throw new Error("THREE.KeyframeTrack: track name is undefined");if(t===void 0||t.length===0)throw new Error("THREE.KeyframeTrack: no keyframes in track named "+e);this.name=e,this.times=Vs(t,this.TimeBufferType),this.values=Vs(n,this.ValueBufferType),this.setInterpolation(s||this.DefaultInterpolation)}static toJSON(e){let t=e.constructor,n;if(t.toJSON!==this.toJSON)n=t.toJSON(e);else{n={name:e.name,times:Vs(e.times,Array),values:Vs(e.values,Array)};let s=e.getInterpolation();s!==e.DefaultInterpolation&&(n.interpolation=s),Io(e.settings)&&(n.settings={inTangents:Vs(e.settings.inTangents,Array),outTangents:Vs(e.settings.outTangents,Array)})}return n.type=e.ValueTypeName,n}InterpolantFactoryMethodDiscrete(e){return new al(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodLinear(e){return new rl(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodSmooth(e){return new sl(this.times,this.values,this.getValueSize(),e)}InterpolantFactoryMethodBezier(e){let t=new ol(this.times,this.values,this.getValueSize(),e);return this.settings&&(t.inTangents=this.settings.inTangents,t.outTangents=this.settings.outTangents),t}setInterpolation(e){let t;switch(e){case Wr:t=this.InterpolantFactoryMethodDiscrete;break;case Wo:t=this.InterpolantFactoryMethodLinear;break;case No:t=this.InterpolantFactoryMethodSmooth;break;case Eu:t=this.InterpolantFactoryMethodBezier;break}if(t===void 0){let n="unsupported interpolation for "+this.ValueTypeName+" keyframe track named "+this.name;if(this.createInterpolant===void 0)if(e!==this.DefaultInterpolation)this.setInterpolation(this.DefaultInterpolation);else throw new Error(n);return Ae("KeyframeTrack:",n),this}return this.createInterpolant=t,this}getInterpolation(){switch(this.createInterpolant){case this.InterpolantFactoryMethodDiscrete:return Wr;case this.InterpolantFactoryMethodLinear:return Wo;case this.InterpolantFactoryMethodSmooth:return No;case this.InterpolantFactoryMethodBezier:return Eu}}getValueSize(){return this.values.length/this.times.length}shift(e){if(e!==0){let t=this.times;for(let n=0,s=t.length;n!==s;++n)t[n]+=e;Io(this.settings)&&(Kf(this.settings.inTangents,e),Kf(this.settings.outTangents,e))}return this}scale(e){if(e!==1){let t=this.times;for(let n=0,s=t.length;n!==s;++n)t[n]*=e;Io(this.settings)&&(jf(this.settings.inTangents,e),jf(this.settings.outTangents,e))}return this}trim(e,t){let n=this.times,s=n.length,r=0,a=s-1;for(;r!==s&&n[r]<e;)++r;for(;a!==-1&&n[a]>t;)--a;if(++a,r!==0||a!==s){r>=a&&(a=Math.max(a,1),r=a-1);let o=this.getValueSize();this.times=n.slice(r,a),this.values=this.values.slice(r*o,a*o)}return this}validate(){let e=!0,t=this.getValueSize();t-Math.floor(t)!==0&&(Pe("KeyframeTrack: Invalid value size in track.",this),e=!1);let n=this.times,s=this.values,r=n.length;r===0&&(Pe("KeyframeTrack: Track is empty.",this),e=!1);let a=null;for(let o=0;o!==r;o++){let l=n[o];if(typeof l=="number"&&isNaN(l)){Pe("KeyframeTrack: Time is not a valid number.",this,o,l),e=!1;break}if(a!==null&&a>l){Pe("KeyframeTrack: Out of order keys.",this,o,l,a),e=!1;break}a=l}if(s!==void 0&&R1(s))for(let o=0,l=s.length;o!==l;++o){let c=s[o];if(isNaN(c)){Pe("KeyframeTrack: Value is not a valid number.",this,o,c),e=!1;break}}return e}optimize(){let e=this.times.slice(),t=this.values.slice(),n=this.getValueSize(),s=this.getInterpolation()===No,r=e.length-1,a=1;for(let o=1;o<r;++o){let l=!1,c=e[o],u=e[o+1];if(c!==u&&(o!==1||c!==e[0]))if(s)l=!0;else{let d=o*n,h=d-n,f=d+n;for(let p=0;p!==n;++p){let v=t[d+p];if(v!==t[h+p]||v!==t[f+p]){l=!0;break}}}if(l){if(o!==a){e[a]=e[o];let d=o*n,h=a*n;for(let f=0;f!==n;++f)t[h+f]=t[d+f]}++a}}if(r>0){e[a]=e[r];for(let o=r*n,l=a*n,c=0;c!==n;++c)t[l+c]=t[o+c];++a}return a!==e.length?(this.times=e.slice(0,a),this.values=t.slice(0,a*n)):(this.times=e,this.values=t),this}clone(){let e=this.times.slice(),t=this.values.slice(),n=this.constructor,s=new n(this.name,e,t);return s.createInterpolant=this.createInterpolant,Io(this.settings)&&(s.settings={inTangents:this.settings.inTangents.slice(),outTangents:this.settings.outTangents.slice()}),s}};function Kf(i,e){for(let t=0,n=i.length;t!==n;t+=2)i[t]+=e}function jf(i,e){for(let t=0,n=i.length;t!==n;t+=2)i[t]*=e}wn.prototype.ValueTypeName="";wn.prototype.TimeBufferType=Float32Array;wn.prototype.ValueBufferType=Float32Array;wn.prototype.DefaultInterpolation=Wo;var Yi=class extends wn{constructor(e,t,n){super(e,t,n)}};Yi.prototype.ValueTypeName="bool";Yi.prototype.ValueBufferType=Array;Yi.prototype.DefaultInterpolation=Wr;Yi.prototype.InterpolantFactoryMethodLinear=void 0;Yi.prototype.InterpolantFactoryMethodSmooth=void 0;var ll=class extends wn{constructor(e,t,n,s){super(e,t,n,s)}};ll.prototype.ValueTypeName="color";var cl=class extends wn{constructor(e,t,n,s){super(e,t,n,s)}};cl.prototype.ValueTypeName="number";var ul=class extends qi{constructor(e,t,n,s){super(e,t,n,s)}interpolate_(e,t,n,s){let r=this.resultBuffer,a=this.sampleValues,o=this.valueSize,l=(n-t)/(s-t),c=e*o;for(let u=c+o;c!==u;c+=4)ni.slerpFlat(r,0,a,c-o,a,c,l);return r}},oa=class extends wn{constructor(e,t,n,s){super(e,t,n,s)}InterpolantFactoryMethodLinear(e){return new ul(this.times,this.values,this.getValueSize(),e)}};oa.prototype.ValueTypeName="quaternion";oa.prototype.InterpolantFactoryMethodSmooth=void 0;var Zi=class extends wn{constructor(e,t,n){super(e,t,n)}};Zi.prototype.ValueTypeName="string";Zi.prototype.ValueBufferType=Array;Zi.prototype.DefaultInterpolation=Wr;Zi.prototype.InterpolantFactoryMethodLinear=void 0;Zi.prototype.InterpolantFactoryMethodSmooth=void 0;var hl=class extends wn{constructor(e,t,n,s){super(e,t,n,s)}};hl.prototype.ValueTypeName="vector";var dl=class{constructor(e,t,n){let s=this,r=!1,a=0,o=0,l,c=[];this.onStart=void 0,this.onLoad=e,this.onProgress=t,this.onError=n,this._abortController=null,this.itemStart=function(u){o++,r===!1&&s.onStart!==void 0&&s.onStart(u,a,o),r=!0},this.itemEnd=function(u){a++,s.onProgress!==void 0&&s.onProgress(u,a,o),a===o&&(r=!1,s.onLoad!==void 0&&s.onLoad())},this.itemError=function(u){s.onError!==void 0&&s.onError(u)},this.resolveURL=function(u){return u=u.normalize("NFC"),l?l(u):u},this.setURLModifier=function(u){return l=u,this},this.addHandler=function(u,d){return c.push(u,d),this},this.removeHandler=function(u){let d=c.indexOf(u);return d!==-1&&c.splice(d,2),this},this.getHandler=function(u){for(let d=0,h=c.length;d<h;d+=2){let f=c[d],p=c[d+1];if(f.global&&(f.lastIndex=0),f.test(u))return p}return null},this.abort=function(){return this.abortController.abort(),this._abortController=null,this}}get abortController(){return this._abortController||(this._abortController=new AbortController),this._abortController}},Wp=new dl,fl=class{constructor(e){this.manager=e!==void 0?e:Wp,this.crossOrigin="anonymous",this.withCredentials=!1,this.path="",this.resourcePath="",this.requestHeader={},this.priority="auto",this.cache="default",typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}load(){}loadAsync(e,t){let n=this;return new Promise(function(s,r){n.load(e,s,t,r)})}parse(){}setCrossOrigin(e){return this.crossOrigin=e,this}setWithCredentials(e){return this.withCredentials=e,this}setPath(e){return this.path=e,this}setResourcePath(e){return this.resourcePath=e,this}setRequestHeader(e){return this.requestHeader=e,this}setPriority(e){return this.priority=e,this}setCache(e){return this.cache=e,this}abort(){return this}};fl.DEFAULT_MATERIAL_NAME="__DEFAULT";var la=class extends Ut{static registerNode(e){this.prototype._lightNode=e}constructor(e,t=1){super(),this.isLight=!0,this.type="Light",this.color=new Ge(e),this.intensity=t}copy(e,t){return super.copy(e,t),this.color.copy(e.color),this.intensity=e.intensity,this}toJSON(e){let t=super.toJSON(e);return t.object.color=this.color.getHex(),t.object.intensity=this.intensity,t}};var Tu=new tt,Qf=new N,ep=new N,pl=class{constructor(e){this.camera=e,this.intensity=1,this.bias=0,this.biasNode=null,this.normalBias=0,this.radius=1,this.blurSamples=8,this.mapSize=new He(512,512),this.mapType=pn,this.map=null,this.mapPass=null,this.matrix=new tt,this.autoUpdate=!0,this.needsUpdate=!1,this._frustum=new $i,this._frameExtents=new He(1,1),this._viewportCount=1,this._viewports=[new je(0,0,1,1)]}getViewportCount(){return this._viewportCount}getCamera(){return this.camera}getFrustum(){return this._frustum}updateMatrices(e){let t=this.camera;Qf.setFromMatrixPosition(e.matrixWorld),t.position.copy(Qf),ep.setFromMatrixPosition(e.target.matrixWorld),t.lookAt(ep),t.updateMatrixWorld(),this._updateMatrix(t,this.matrix,this._frustum)}_updateMatrix(e,t,n,s){Tu.multiplyMatrices(e.projectionMatrix,e.matrixWorldInverse),n.setFromProjectionMatrix(Tu,e.coordinateSystem,e.reversedDepth);let r=this._frameExtents,a=s?s.z/r.x:1,o=s?s.w/r.y:1,l=s?s.x/r.x:0,c=s?s.y/r.y:0;e.coordinateSystem===Js||e.reversedDepth?t.set(.5*a,0,0,.5*a+l,0,.5*o,0,.5*o+c,0,0,1,0,0,0,0,1):t.set(.5*a,0,0,.5*a+l,0,.5*o,0,.5*o+c,0,0,.5,.5,0,0,0,1),t.multiply(Tu)}getViewport(e){return this._viewports[e]}getFrameExtents(){return this._frameExtents}dispose(){this.map&&this.map.dispose(),this.mapPass&&this.mapPass.dispose()}copy(e){return this.camera=e.camera.clone(),this.intensity=e.intensity,this.bias=e.bias,this.radius=e.radius,this.autoUpdate=e.autoUpdate,this.needsUpdate=e.needsUpdate,this.normalBias=e.normalBias,this.blurSamples=e.blurSamples,this.mapSize.copy(e.mapSize),this.mapType=e.mapType,this.biasNode=e.biasNode,this}clone(){return new this.constructor().copy(this)}toJSON(){let e={};return e.intensity=this.intensity,e.bias=this.bias,e.normalBias=this.normalBias,e.radius=this.radius,e.blurSamples=this.blurSamples,e.mapSize=this.mapSize.toArray(),e.mapType=this.mapType,e.camera=this.camera.toJSON(!1).object,delete e.camera.matrix,e}},Po=new N,Do=new ni,Qn=new N,ca=class extends Ut{constructor(){super(),this.isCamera=!0,this.type="Camera",this.matrixWorldInverse=new tt,this.projectionMatrix=new tt,this.projectionMatrixInverse=new tt,this.coordinateSystem=Un,this._reversedDepth=!1}get reversedDepth(){return this._reversedDepth}copy(e,t){return super.copy(e,t),this.matrixWorldInverse.copy(e.matrixWorldInverse),this.projectionMatrix.copy(e.projectionMatrix),this.projectionMatrixInverse.copy(e.projectionMatrixInverse),this.coordinateSystem=e.coordinateSystem,this}getWorldDirection(e){return super.getWorldDirection(e).negate()}updateMatrixWorld(e){super.updateMatrixWorld(e),this.matrixWorld.decompose(Po,Do,Qn),Qn.x===1&&Qn.y===1&&Qn.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Po,Do,Qn.set(1,1,1)).invert()}updateWorldMatrix(e,t,n=!1){super.updateWorldMatrix(e,t,n),this.matrixWorld.decompose(Po,Do,Qn),Qn.x===1&&Qn.y===1&&Qn.z===1?this.matrixWorldInverse.copy(this.matrixWorld).invert():this.matrixWorldInverse.compose(Po,Do,Qn.set(1,1,1)).invert()}clone(){return new this.constructor().copy(this)}},Wi=new N,tp=new He,np=new He,sn=class extends ca{constructor(e=50,t=1,n=.1,s=2e3){super(),this.isPerspectiveCamera=!0,this.type="PerspectiveCamera",this.fov=e,this.zoom=1,this.near=n,this.far=s,this.focus=10,this.aspect=t,this.view=null,this.filmGauge=35,this.filmOffset=0,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.fov=e.fov,this.zoom=e.zoom,this.near=e.near,this.far=e.far,this.focus=e.focus,this.aspect=e.aspect,this.view=e.view===null?null:Object.assign({},e.view),this.filmGauge=e.filmGauge,this.filmOffset=e.filmOffset,this}setFocalLength(e){let t=.5*this.getFilmHeight()/e;this.fov=js*2*Math.atan(t),this.updateProjectionMatrix()}getFocalLength(){let e=Math.tan(Vr*.5*this.fov);return .5*this.getFilmHeight()/e}getEffectiveFOV(){return js*2*Math.atan(Math.tan(Vr*.5*this.fov)/this.zoom)}getFilmWidth(){return this.filmGauge*Math.min(this.aspect,1)}getFilmHeight(){return this.filmGauge/Math.max(this.aspect,1)}getViewBounds(e,t,n){Wi.set(-1,-1,.5).applyMatrix4(this.projectionMatrixInverse),t.set(Wi.x,Wi.y).multiplyScalar(-e/Wi.z),Wi.set(1,1,.5).applyMatrix4(this.projectionMatrixInverse),n.set(Wi.x,Wi.y).multiplyScalar(-e/Wi.z)}getViewSize(e,t){return this.getViewBounds(e,tp,np),t.subVectors(np,tp)}setViewOffset(e,t,n,s,r,a){this.aspect=e/t,this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=s,this.view.width=r,this.view.height=a,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=this.near,t=e*Math.tan(Vr*.5*this.fov)/this.zoom,n=2*t,s=this.aspect*n,r=-.5*s,a=this.view;if(this.view!==null&&this.view.enabled){let l=a.fullWidth,c=a.fullHeight;r+=a.offsetX*s/l,t-=a.offsetY*n/c,s*=a.width/l,n*=a.height/c}let o=this.filmOffset;o!==0&&(r+=e*o/this.getFilmWidth()),this.projectionMatrix.makePerspective(r,r+s,t,t-n,e,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.fov=this.fov,t.object.zoom=this.zoom,t.object.near=this.near,t.object.far=this.far,t.object.focus=this.focus,t.object.aspect=this.aspect,this.view!==null&&(t.object.view=Object.assign({},this.view)),t.object.filmGauge=this.filmGauge,t.object.filmOffset=this.filmOffset,t}};var ua=class extends ca{constructor(e=-1,t=1,n=1,s=-1,r=.1,a=2e3){super(),this.isOrthographicCamera=!0,this.type="OrthographicCamera",this.zoom=1,this.view=null,this.left=e,this.right=t,this.top=n,this.bottom=s,this.near=r,this.far=a,this.updateProjectionMatrix()}copy(e,t){return super.copy(e,t),this.left=e.left,this.right=e.right,this.top=e.top,this.bottom=e.bottom,this.near=e.near,this.far=e.far,this.zoom=e.zoom,this.view=e.view===null?null:Object.assign({},e.view),this}setViewOffset(e,t,n,s,r,a){this.view===null&&(this.view={enabled:!0,fullWidth:1,fullHeight:1,offsetX:0,offsetY:0,width:1,height:1}),this.view.enabled=!0,this.view.fullWidth=e,this.view.fullHeight=t,this.view.offsetX=n,this.view.offsetY=s,this.view.width=r,this.view.height=a,this.updateProjectionMatrix()}clearViewOffset(){this.view!==null&&(this.view.enabled=!1),this.updateProjectionMatrix()}updateProjectionMatrix(){let e=(this.right-this.left)/(2*this.zoom),t=(this.top-this.bottom)/(2*this.zoom),n=(this.right+this.left)/2,s=(this.top+this.bottom)/2,r=n-e,a=n+e,o=s+t,l=s-t;if(this.view!==null&&this.view.enabled){let c=(this.right-this.left)/this.view.fullWidth/this.zoom,u=(this.top-this.bottom)/this.view.fullHeight/this.zoom;r+=c*this.view.offsetX,a=r+c*this.view.width,o-=u*this.view.offsetY,l=o-u*this.view.height}this.projectionMatrix.makeOrthographic(r,a,o,l,this.near,this.far,this.coordinateSystem,this.reversedDepth),this.projectionMatrixInverse.copy(this.projectionMatrix).invert()}toJSON(e){let t=super.toJSON(e);return t.object.zoom=this.zoom,t.object.left=this.left,t.object.right=this.right,t.object.top=this.top,t.object.bottom=this.bottom,t.object.near=this.near,t.object.far=this.far,this.view!==null&&(t.object.view=Object.assign({},this.view)),t}},Du=class extends pl{constructor(){super(new ua(-5,5,5,-5,.5,500)),this.isDirectionalLightShadow=!0}},ha=class extends la{constructor(e,t){super(e,t),this.isDirectionalLight=!0,this.type="DirectionalLight",this.position.copy(Ut.DEFAULT_UP),this.updateMatrix(),this.target=new Ut,this.shadow=new Du}dispose(){super.dispose(),this.shadow.dispose()}copy(e){return super.copy(e),this.target=e.target.clone(),this.shadow=e.shadow.clone(),this}toJSON(e){let t=super.toJSON(e);return t.object.shadow=this.shadow.toJSON(),t.object.target=this.target.uuid,t}},da=class extends la{constructor(e,t){super(e,t),this.isAmbientLight=!0,this.type="AmbientLight"}};var fa=class extends Yt{constructor(){super(),this.isInstancedBufferGeometry=!0,this.type="InstancedBufferGeometry",this.instanceCount=1/0}copy(e){return super.copy(e),this.instanceCount=e.instanceCount,this}toJSON(){let e=super.toJSON();return e.instanceCount=this.instanceCount,e.isInstancedBufferGeometry=!0,e}};var Hs=-90,Ws=1,ar=class extends Ut{constructor(e,t,n){super(),this.type="CubeCamera",this.renderTarget=n,this.coordinateSystem=null,this.activeMipmapLevel=0;let s=new sn(Hs,Ws,e,t);s.layers=this.layers,this.add(s);let r=new sn(Hs,Ws,e,t);r.layers=this.layers,this.add(r);let a=new sn(Hs,Ws,e,t);a.layers=this.layers,this.add(a);let o=new sn(Hs,Ws,e,t);o.layers=this.layers,this.add(o);let l=new sn(Hs,Ws,e,t);l.layers=this.layers,this.add(l);let c=new sn(Hs,Ws,e,t);c.layers=this.layers,this.add(c)}updateCoordinateSystem(){let e=this.coordinateSystem,t=this.children.concat(),[n,s,r,a,o,l]=t;for(let c of t)this.remove(c);if(e===Un)n.up.set(0,1,0),n.lookAt(1,0,0),s.up.set(0,1,0),s.lookAt(-1,0,0),r.up.set(0,0,-1),r.lookAt(0,1,0),a.up.set(0,0,1),a.lookAt(0,-1,0),o.up.set(0,1,0),o.lookAt(0,0,1),l.up.set(0,1,0),l.lookAt(0,0,-1);else if(e===Js)n.up.set(0,-1,0),n.lookAt(-1,0,0),s.up.set(0,-1,0),s.lookAt(1,0,0),r.up.set(0,0,1),r.lookAt(0,1,0),a.up.set(0,0,-1),a.lookAt(0,-1,0),o.up.set(0,-1,0),o.lookAt(0,0,1),l.up.set(0,-1,0),l.lookAt(0,0,-1);else throw new Error("THREE.CubeCamera.updateCoordinateSystem(): Invalid coordinate system: "+e);for(let c of t)this.add(c),c.updateMatrixWorld()}update(e,t){this.parent===null&&this.updateMatrixWorld();let{renderTarget:n,activeMipmapLevel:s}=this;this.coordinateSystem!==e.coordinateSystem&&(this.coordinateSystem=e.coordinateSystem,this.updateCoordinateSystem());let[r,a,o,l,c,u]=this.children,d=e.getRenderTarget(),h=e.getActiveCubeFace(),f=e.getActiveMipmapLevel(),p=e.xr.enabled;e.xr.enabled=!1;let v=n.texture.mipmapsAutoUpdate;n.texture.mipmapsAutoUpdate=!1;let g=!1;e.isWebGLRenderer===!0?g=e.state.buffers.depth.getReversed():g=e.reversedDepthBuffer,e.setRenderTarget(n,0,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,r),e.setRenderTarget(n,1,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,a),e.setRenderTarget(n,2,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,o),e.setRenderTarget(n,3,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,l),e.setRenderTarget(n,4,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,c),n.texture.mipmapsAutoUpdate=v,e.setRenderTarget(n,5,s),g&&e.autoClear===!1&&e.clearDepth(),e.render(t,u),e.setRenderTarget(d,h,f),e.xr.enabled=p,n.texture.needsPMREMUpdate=!0}},ml=class extends sn{constructor(e=[]){super(),this.isArrayCamera=!0,this.isMultiViewCamera=!1,this.cameras=e,this.perCameraFrustumCulled=!1}};var ph="\\[\\]\\.:\\/",f3=new RegExp("["+ph+"]","g"),mh="[^"+ph+"]",p3="[^"+ph.replace("\\.","")+"]",m3=/((?:WC+[\/:])*)/.source.replace("WC",mh),g3=/(WCOD+)?/.source.replace("WCOD",p3),v3=/(?:\.(WC+)(?:\[(.+)\])?)?/.source.replace("WC",mh),x3=/\.(WC+)(?:\[(.+)\])?/.source.replace("WC",mh),y3=new RegExp("^"+m3+g3+v3+x3+"$"),_3=["material","materials","bones","map"],Lu=class{constructor(e,t,n){let s=n||lt.parseTrackName(t);this._targetGroup=e,this._bindings=e.subscribe_(t,s)}getValue(e,t){this.bind();let n=this._targetGroup.nCachedObjects_,s=this._bindings[n];s!==void 0&&s.getValue(e,t)}setValue(e,t){let n=this._bindings;for(let s=this._targetGroup.nCachedObjects_,r=n.length;s!==r;++s)n[s].setValue(e,t)}bind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].bind()}unbind(){let e=this._bindings;for(let t=this._targetGroup.nCachedObjects_,n=e.length;t!==n;++t)e[t].unbind()}},lt=class i{constructor(e,t,n){this.path=t,this.parsedPath=n||i.parseTrackName(t),this.node=i.findNode(e,this.parsedPath.nodeName),this.rootNode=e,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}static create(e,t,n){return e&&e.isAnimationObjectGroup?new i.Composite(e,t,n):new i(e,t,n)}static sanitizeNodeName(e){return e.replace(/\s/g,"_").replace(f3,"")}static parseTrackName(e){let t=y3.exec(e);if(t===null)throw new Error("THREE.PropertyBinding: Cannot parse trackName: "+e);let n={nodeName:t[2],objectName:t[3],objectIndex:t[4],propertyName:t[5],propertyIndex:t[6]},s=n.nodeName&&n.nodeName.lastIndexOf(".");if(s!==void 0&&s!==-1){let r=n.nodeName.substring(s+1);_3.indexOf(r)!==-1&&(n.nodeName=n.nodeName.substring(0,s),n.objectName=r)}if(n.propertyName===null||n.propertyName.length===0)throw new Error("THREE.PropertyBinding: can not parse propertyName from trackName: "+e);return n}static findNode(e,t){if(t===void 0||t===""||t==="."||t===-1||t===e.name||t===e.uuid)return e;if(e.skeleton){let n=e.skeleton.getBoneByName(t);if(n!==void 0)return n}if(e.children){let n=function(r){for(let a=0;a<r.length;a++){let o=r[a];if(o.name===t||o.uuid===t)return o;let l=n(o.children);if(l)return l}return null},s=n(e.children);if(s)return s}return null}_getValue_unavailable(){}_setValue_unavailable(){}_getValue_direct(e,t){e[t]=this.targetObject[this.propertyName]}_getValue_array(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)e[t++]=n[s]}_getValue_arrayElement(e,t){e[t]=this.resolvedProperty[this.propertyIndex]}_getValue_toArray(e,t){this.resolvedProperty.toArray(e,t)}_setValue_direct(e,t){this.targetObject[this.propertyName]=e[t]}_setValue_direct_setNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.needsUpdate=!0}_setValue_direct_setMatrixWorldNeedsUpdate(e,t){this.targetObject[this.propertyName]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_array(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)n[s]=e[t++]}_setValue_array_setNeedsUpdate(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)n[s]=e[t++];this.targetObject.needsUpdate=!0}_setValue_array_setMatrixWorldNeedsUpdate(e,t){let n=this.resolvedProperty;for(let s=0,r=n.length;s!==r;++s)n[s]=e[t++];this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_arrayElement(e,t){this.resolvedProperty[this.propertyIndex]=e[t]}_setValue_arrayElement_setNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.needsUpdate=!0}_setValue_arrayElement_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty[this.propertyIndex]=e[t],this.targetObject.matrixWorldNeedsUpdate=!0}_setValue_fromArray(e,t){this.resolvedProperty.fromArray(e,t)}_setValue_fromArray_setNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.needsUpdate=!0}_setValue_fromArray_setMatrixWorldNeedsUpdate(e,t){this.resolvedProperty.fromArray(e,t),this.targetObject.matrixWorldNeedsUpdate=!0}_getValue_unbound(e,t){this.bind(),this.getValue(e,t)}_setValue_unbound(e,t){this.bind(),this.setValue(e,t)}bind(){let e=this.node,t=this.parsedPath,n=t.objectName,s=t.propertyName,r=t.propertyIndex;if(e||(e=i.findNode(this.rootNode,t.nodeName),this.node=e),this.getValue=this._getValue_unavailable,this.setValue=this._setValue_unavailable,!e){Ae("PropertyBinding: No target node found for track: "+this.path+".");return}if(n){let c=t.objectIndex;switch(n){case"materials":if(!e.material){Pe("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!e.material.materials){Pe("PropertyBinding: Can not bind to material.materials as node.material does not have a materials array.",this);return}e=e.material.materials;break;case"bones":if(!e.skeleton){Pe("PropertyBinding: Can not bind to bones as node does not have a skeleton.",this);return}e=e.skeleton.bones;for(let u=0;u<e.length;u++)if(e[u].name===c){c=u;break}break;case"map":if("map"in e){e=e.map;break}if(!e.material){Pe("PropertyBinding: Can not bind to material as node does not have a material.",this);return}if(!e.material.map){Pe("PropertyBinding: Can not bind to material.map as node.material does not have a map.",this);return}e=e.material.map;break;default:if(e[n]===void 0){Pe("PropertyBinding: Can not bind to objectName of node undefined.",this);return}e=e[n]}if(c!==void 0){if(e[c]===void 0){Pe("PropertyBinding: Trying to bind to objectIndex of objectName, but is undefined.",this,e);return}e=e[c]}}let a=e[s];if(a===void 0){let c=t.nodeName;Pe("PropertyBinding: Trying to update property for track: "+c+"."+s+" but it wasn't found.",e);return}let o=this.Versioning.None;this.targetObject=e,e.isMaterial===!0?o=this.Versioning.NeedsUpdate:e.isObject3D===!0&&(o=this.Versioning.MatrixWorldNeedsUpdate);let l=this.BindingType.Direct;if(r!==void 0){if(s==="morphTargetInfluences"){if(!e.geometry){Pe("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.",this);return}if(!e.geometry.morphAttributes){Pe("PropertyBinding: Can not bind to morphTargetInfluences because node does not have a geometry.morphAttributes.",this);return}e.morphTargetDictionary[r]!==void 0&&(r=e.morphTargetDictionary[r])}l=this.BindingType.ArrayElement,this.resolvedProperty=a,this.propertyIndex=r}else a.fromArray!==void 0&&a.toArray!==void 0?(l=this.BindingType.HasFromToArray,this.resolvedProperty=a):Array.isArray(a)?(l=this.BindingType.EntireArray,this.resolvedProperty=a):this.propertyName=s;this.getValue=this.GetterByBindingType[l],this.setValue=this.SetterByBindingTypeAndVersioning[l][o]}unbind(){this.node=null,this.getValue=this._getValue_unbound,this.setValue=this._setValue_unbound}};lt.Composite=Lu;lt.prototype.BindingType={Direct:0,EntireArray:1,ArrayElement:2,HasFromToArray:3};lt.prototype.Versioning={None:0,NeedsUpdate:1,MatrixWorldNeedsUpdate:2};lt.prototype.GetterByBindingType=[lt.prototype._getValue_direct,lt.prototype._getValue_array,lt.prototype._getValue_arrayElement,lt.prototype._getValue_toArray];lt.prototype.SetterByBindingTypeAndVersioning=[[lt.prototype._setValue_direct,lt.prototype._setValue_direct_setNeedsUpdate,lt.prototype._setValue_direct_setMatrixWorldNeedsUpdate],[lt.prototype._setValue_array,lt.prototype._setValue_array_setNeedsUpdate,lt.prototype._setValue_array_setMatrixWorldNeedsUpdate],[lt.prototype._setValue_arrayElement,lt.prototype._setValue_arrayElement_setNeedsUpdate,lt.prototype._setValue_arrayElement_setMatrixWorldNeedsUpdate],[lt.prototype._setValue_fromArray,lt.prototype._setValue_fromArray_setNeedsUpdate,lt.prototype._setValue_fromArray_setMatrixWorldNeedsUpdate]];var iw=new Float32Array(1);var si=class extends Yo{constructor(e,t,n=1){super(e,t),this.isInstancedInterleavedBuffer=!0,this.meshPerAttribute=n}copy(e){return super.copy(e),this.meshPerAttribute=e.meshPerAttribute,this}clone(e){let t=super.clone(e);return t.meshPerAttribute=this.meshPerAttribute,t}toJSON(e){let t=super.toJSON(e);return t.isInstancedInterleavedBuffer=!0,t.meshPerAttribute=this.meshPerAttribute,t}};var ip=new tt,pa=class{constructor(e,t,n=0,s=1/0){this.ray=new vs(e,t),this.near=n,this.far=s,this.camera=null,this.layers=new er,this.params={Mesh:{},Line:{threshold:1},LOD:{},Points:{threshold:1},Sprite:{}}}set(e,t){this.ray.set(e,t)}setFromCamera(e,t){t.isPerspectiveCamera?(this.ray.origin.setFromMatrixPosition(t.matrixWorld),this.ray.direction.set(e.x,e.y,.5).unproject(t).sub(this.ray.origin).normalize(),this.camera=t):t.isOrthographicCamera?(this.ray.origin.set(e.x,e.y,t.projectionMatrix.elements[14]).unproject(t),this.ray.direction.set(0,0,-1).transformDirection(t.matrixWorld),this.camera=t):Pe("Raycaster: Unsupported camera type: "+t.type)}setFromXRController(e){return ip.identity().extractRotation(e.matrixWorld),this.ray.origin.setFromMatrixPosition(e.matrixWorld),this.ray.direction.set(0,0,-1).applyMatrix4(ip),this}intersectObject(e,t=!0,n=[]){return Nu(e,this,n,t),n.sort(sp),n}intersectObjects(e,t=!0,n=[]){for(let s=0,r=e.length;s<r;s++)Nu(e[s],this,n,t);return n.sort(sp),n}};function sp(i,e){return i.distance-e.distance}function Nu(i,e,t,n){let s=!0;if(i.layers.test(e.layers)&&i.raycast(e,t)===!1&&(s=!1),s===!0&&n===!0){let r=i.children;for(let a=0,o=r.length;a<o;a++)Nu(r[a],e,t,!0)}}var Uu=class{static{this.prototype.isMatrix2=!0}constructor(e,t,n,s){this.elements=[1,0,0,1],e!==void 0&&this.set(e,t,n,s)}identity(){return this.set(1,0,0,1),this}fromArray(e,t=0){for(let n=0;n<4;n++)this.elements[n]=e[n+t];return this}set(e,t,n,s){let r=this.elements;return r[0]=e,r[2]=t,r[1]=n,r[3]=s,this}};var rp=new N,Lo=new N,Xs=new N,$s=new N,Au=new N,b3=new N,M3=new N,ma=class{constructor(e=new N,t=new N){this.start=e,this.end=t}set(e,t){return this.start.copy(e),this.end.copy(t),this}copy(e){return this.start.copy(e.start),this.end.copy(e.end),this}getCenter(e){return e.addVectors(this.start,this.end).multiplyScalar(.5)}delta(e){return e.subVectors(this.end,this.start)}distanceSq(){return this.start.distanceToSquared(this.end)}distance(){return this.start.distanceTo(this.end)}at(e,t){return this.delta(t).multiplyScalar(e).add(this.start)}closestPointToPointParameter(e,t){rp.subVectors(e,this.start),Lo.subVectors(this.end,this.start);let n=Lo.dot(Lo);if(n===0)return 0;let r=Lo.dot(rp)/n;return t&&(r=Oe(r,0,1)),r}closestPointToPoint(e,t,n){let s=this.closestPointToPointParameter(e,t);return this.delta(n).multiplyScalar(s).add(this.start)}distanceSqToLine3(e,t=b3,n=M3){let s=10000000000000001e-32,r,a,o=this.start,l=e.start,c=this.end,u=e.end;Xs.subVectors(c,o),$s.subVectors(u,l),Au.subVectors(o,l);let d=Xs.dot(Xs),h=$s.dot($s),f=$s.dot(Au);if(d<=s&&h<=s)return t.copy(o),n.copy(l),t.distanceToSquared(n);if(d<=s)r=0,a=f/h,a=Oe(a,0,1);else{let p=Xs.dot(Au);if(h<=s)a=0,r=Oe(-p/d,0,1);else{let v=Xs.dot($s),g=d*h-v*v;g!==0?r=Oe((v*f-p*h)/g,0,1):r=0,a=(v*r+f)/h,a<0?(a=0,r=Oe(-p/d,0,1)):a>1&&(a=1,r=Oe((v-p)/d,0,1))}}return t.copy(o).addScaledVector(Xs,r),n.copy(l).addScaledVector($s,a),t.distanceToSquared(n)}applyMatrix4(e){return this.start.applyMatrix4(e),this.end.applyMatrix4(e),this}equals(e){return e.start.equals(this.start)&&e.end.equals(this.end)}clone(){return new this.constructor().copy(this)}};function gh(i,e,t,n){let s=S3(n);switch(t){case eh:return i*e;case nh:return i*e/s.components*s.byteLength;case Sl:return i*e/s.components*s.byteLength;case Ki:return i*e*2/s.components*s.byteLength;case wl:return i*e*2/s.components*s.byteLength;case th:return i*e*3/s.components*s.byteLength;case Yn:return i*e*4/s.components*s.byteLength;case Tl:return i*e*4/s.components*s.byteLength;case xa:case ya:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*8;case _a:case ba:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case El:case Cl:return Math.max(i,16)*Math.max(e,8)/4;case Al:case Rl:return Math.max(i,8)*Math.max(e,8)/2;case Il:case Pl:case Ll:case Nl:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*8;case Dl:case Ma:case Ul:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case kl:return Math.floor((i+3)/4)*Math.floor((e+3)/4)*16;case Fl:return Math.floor((i+4)/5)*Math.floor((e+3)/4)*16;case Ol:return Math.floor((i+4)/5)*Math.floor((e+4)/5)*16;case Bl:return Math.floor((i+5)/6)*Math.floor((e+4)/5)*16;case zl:return Math.floor((i+5)/6)*Math.floor((e+5)/6)*16;case Gl:return Math.floor((i+7)/8)*Math.floor((e+4)/5)*16;case Vl:return Math.floor((i+7)/8)*Math.floor((e+5)/6)*16;case Hl:return Math.floor((i+7)/8)*Math.floor((e+7)/8)*16;case Wl:return Math.floor((i+9)/10)*Math.floor((e+4)/5)*16;case Xl:return Math.floor((i+9)/10)*Math.floor((e+5)/6)*16;case $l:return Math.floor((i+9)/10)*Math.floor((e+7)/8)*16;case ql:return Math.floor((i+9)/10)*Math.floor((e+9)/10)*16;case Yl:return Math.floor((i+11)/12)*Math.floor((e+9)/10)*16;case Zl:return Math.floor((i+11)/12)*Math.floor((e+11)/12)*16;case Jl:case Kl:case jl:return Math.ceil(i/4)*Math.ceil(e/4)*16;case Ql:case ec:return Math.ceil(i/4)*Math.ceil(e/4)*8;case Sa:case tc:return Math.ceil(i/4)*Math.ceil(e/4)*16}throw new Error(`Unable to determine texture byte length for ${t} format.`)}function S3(i){switch(i){case pn:case Ju:return{byteLength:1,components:1};case ur:case Ku:case qn:return{byteLength:2,components:1};case bl:case Ml:return{byteLength:2,components:4};case Xn:case _l:case $n:return{byteLength:4,components:1};case ju:case Qu:return{byteLength:4,components:3}}throw new Error(`THREE.TextureUtils: Unknown texture type ${i}.`)}typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("register",{detail:{revision:"187"}}));typeof window<"u"&&(window.__THREE__?Ae("WARNING: Multiple instances of Three.js being imported."):window.__THREE__="187");function dm(){let i=null,e=!1,t=null,n=null;function s(r,a){n=i.requestAnimationFrame(s),t(r,a)}return{start:function(){e!==!0&&t!==null&&i!==null&&(n=i.requestAnimationFrame(s),e=!0)},stop:function(){i!==null&&i.cancelAnimationFrame(n),e=!1},setAnimationLoop:function(r){t=r},setContext:function(r){i=r}}}function T3(i){let e=new WeakMap;function t(o,l){let c=o.array,u=o.usage,d=c.byteLength,h=i.createBuffer();i.bindBuffer(l,h),i.bufferData(l,c,u),o.onUploadCallback();let f;if(c instanceof Float32Array)f=i.FLOAT;else if(typeof Float16Array<"u"&&c instanceof Float16Array)f=i.HALF_FLOAT;else if(c instanceof Uint16Array)o.isFloat16BufferAttribute?f=i.HALF_FLOAT:f=i.UNSIGNED_SHORT;else if(c instanceof Int16Array)f=i.SHORT;else if(c instanceof Uint32Array)f=i.UNSIGNED_INT;else if(c instanceof Int32Array)f=i.INT;else if(c instanceof Int8Array)f=i.BYTE;else if(c instanceof Uint8Array)f=i.UNSIGNED_BYTE;else if(c instanceof Uint8ClampedArray)f=i.UNSIGNED_BYTE;else throw new Error("THREE.WebGLAttributes: Unsupported buffer data format: "+c);return{buffer:h,type:f,bytesPerElement:c.BYTES_PER_ELEMENT,version:o.version,size:d}}function n(o,l,c){let u=l.array,d=l.updateRanges;if(i.bindBuffer(c,o),d.length===0)i.bufferSubData(c,0,u);else{d.sort((f,p)=>f.start-p.start);let h=0;for(let f=1;f<d.length;f++){let p=d[h],v=d[f];v.start<=p.start+p.count+1?p.count=Math.max(p.count,v.start+v.count-p.start):(++h,d[h]=v)}d.length=h+1;for(let f=0,p=d.length;f<p;f++){let v=d[f];i.bufferSubData(c,v.start*u.BYTES_PER_ELEMENT,u,v.start,v.count)}l.clearUpdateRanges()}l.onUploadCallback()}function s(o){return o.isInterleavedBufferAttribute&&(o=o.data),e.get(o)}function r(o){o.isInterleavedBufferAttribute&&(o=o.data);let l=e.get(o);l&&(i.deleteBuffer(l.buffer),e.delete(o))}function a(o,l){if(o.isInterleavedBufferAttribute&&(o=o.data),o.isGLBufferAttribute){let u=e.get(o);(!u||u.version<o.version)&&e.set(o,{buffer:o.buffer,type:o.type,bytesPerElement:o.elementSize,version:o.version});return}let c=e.get(o);if(c===void 0)e.set(o,t(o,l));else if(c.version<o.version){if(c.size!==o.array.byteLength)throw new Error("THREE.WebGLAttributes: The size of the buffer attribute's array buffer does not match the original size. Resizing buffer attributes is not supported.");n(c.buffer,o,l),c.version=o.version}}return{get:s,remove:r,update:a}}var A3=`#ifdef USE_ALPHAHASH
	if ( diffuseColor.a < getAlphaHashThreshold( vPosition ) ) discard;
#endif`,E3=`#ifdef USE_ALPHAHASH
	const float ALPHA_HASH_SCALE = 0.05;
	float hash2D( vec2 value ) {
		return fract( 1.0e4 * sin( 17.0 * value.x + 0.1 * value.y ) * ( 0.1 + abs( sin( 13.0 * value.y + value.x ) ) ) );
	}
	float hash3D( vec3 value ) {
		return hash2D( vec2( hash2D( value.xy ), value.z ) );
	}
	float getAlphaHashThreshold( vec3 position ) {
		float maxDeriv = max(
			length( dFdx( position.xyz ) ),
			length( dFdy( position.xyz ) )
		);
		float pixScale = 1.0 / ( ALPHA_HASH_SCALE * maxDeriv );
		vec2 pixScales = vec2(
			exp2( floor( log2( pixScale ) ) ),
			exp2( ceil( log2( pixScale ) ) )
		);
		vec2 alpha = vec2(
			hash3D( floor( pixScales.x * position.xyz ) ),
			hash3D( floor( pixScales.y * position.xyz ) )
		);
		float lerpFactor = fract( log2( pixScale ) );
		float x = ( 1.0 - lerpFactor ) * alpha.x + lerpFactor * alpha.y;
		float a = min( lerpFactor, 1.0 - lerpFactor );
		vec3 cases = vec3(
			x * x / ( 2.0 * a * ( 1.0 - a ) ),
			( x - 0.5 * a ) / ( 1.0 - a ),
			1.0 - ( ( 1.0 - x ) * ( 1.0 - x ) / ( 2.0 * a * ( 1.0 - a ) ) )
		);
		float threshold = ( x < ( 1.0 - a ) )
			? ( ( x < a ) ? cases.x : cases.y )
			: cases.z;
		return clamp( threshold , 1.0e-6, 1.0 );
	}
#endif`,R3=`#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, vAlphaMapUv ).g;
#endif`,C3=`#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,I3=`#ifdef USE_ALPHATEST
	#ifdef ALPHA_TO_COVERAGE
	diffuseColor.a = smoothstep( alphaTest, alphaTest + fwidth( diffuseColor.a ), diffuseColor.a );
	if ( diffuseColor.a == 0.0 ) discard;
	#else
	if ( diffuseColor.a < alphaTest ) discard;
	#endif
#endif`,P3=`#ifdef USE_ALPHATEST
	uniform float alphaTest;
#endif`,D3=`#ifdef USE_AOMAP
	float ambientOcclusion = ( texture2D( aoMap, vAoMapUv ).r - 1.0 ) * aoMapIntensity + 1.0;
	reflectedLight.indirectDiffuse *= ambientOcclusion;
	#if defined( USE_CLEARCOAT ) 
		clearcoatSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_SHEEN ) 
		sheenSpecularIndirect *= ambientOcclusion;
	#endif
	#if defined( USE_ENVMAP ) && defined( STANDARD )
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		reflectedLight.indirectSpecular *= computeSpecularOcclusion( dotNV, ambientOcclusion, material.roughness );
	#endif
#endif`,L3=`#ifdef USE_AOMAP
	uniform sampler2D aoMap;
	uniform float aoMapIntensity;
#endif`,N3=`#ifdef USE_BATCHING
	#if ! defined( GL_ANGLE_multi_draw )
	#define gl_DrawID _gl_DrawID
	uniform int _gl_DrawID;
	#endif
	uniform highp sampler2D batchingTexture;
	uniform highp usampler2D batchingIdTexture;
	mat4 getBatchingMatrix( const in float i ) {
		int size = textureSize( batchingTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( batchingTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( batchingTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( batchingTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( batchingTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
	float getIndirectIndex( const in int i ) {
		int size = textureSize( batchingIdTexture, 0 ).x;
		int x = i % size;
		int y = i / size;
		return float( texelFetch( batchingIdTexture, ivec2( x, y ), 0 ).r );
	}
#endif
#ifdef USE_BATCHING_COLOR
	uniform sampler2D batchingColorTexture;
	vec4 getBatchingColor( const in float i ) {
		int size = textureSize( batchingColorTexture, 0 ).x;
		int j = int( i );
		int x = j % size;
		int y = j / size;
		return texelFetch( batchingColorTexture, ivec2( x, y ), 0 );
	}
#endif`,U3=`#ifdef USE_BATCHING
	mat4 batchingMatrix = getBatchingMatrix( getIndirectIndex( gl_DrawID ) );
#endif`,k3=`vec3 transformed = vec3( position );
#ifdef USE_ALPHAHASH
	vPosition = vec3( position );
#endif`,F3=`vec3 objectNormal = vec3( normal );
#ifdef USE_TANGENT
	vec3 objectTangent = vec3( tangent.xyz );
#endif`,O3=`float G_BlinnPhong_Implicit( ) {
	return 0.25;
}
float D_BlinnPhong( const in float shininess, const in float dotNH ) {
	return RECIPROCAL_PI * ( shininess * 0.5 + 1.0 ) * pow( dotNH, shininess );
}
vec3 BRDF_BlinnPhong( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 specularColor, const in float shininess ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( specularColor, 1.0, dotVH );
	float G = G_BlinnPhong_Implicit( );
	float D = D_BlinnPhong( shininess, dotNH );
	return F * ( G * D );
} // validated`,B3=`#ifdef USE_IRIDESCENCE
	const mat3 XYZ_TO_REC709 = mat3(
		 3.2404542, -0.9692660,  0.0556434,
		-1.5371385,  1.8760108, -0.2040259,
		-0.4985314,  0.0415560,  1.0572252
	);
	vec3 Fresnel0ToIor( vec3 fresnel0 ) {
		vec3 sqrtF0 = sqrt( fresnel0 );
		return ( vec3( 1.0 ) + sqrtF0 ) / ( vec3( 1.0 ) - sqrtF0 );
	}
	vec3 IorToFresnel0( vec3 transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - vec3( incidentIor ) ) / ( transmittedIor + vec3( incidentIor ) ) );
	}
	float IorToFresnel0( float transmittedIor, float incidentIor ) {
		return pow2( ( transmittedIor - incidentIor ) / ( transmittedIor + incidentIor ));
	}
	vec3 evalSensitivity( float OPD, vec3 shift ) {
		float phase = 2.0 * PI * OPD * 1.0e-9;
		vec3 val = vec3( 5.4856e-13, 4.4201e-13, 5.2481e-13 );
		vec3 pos = vec3( 1.6810e+06, 1.7953e+06, 2.2084e+06 );
		vec3 var = vec3( 4.3278e+09, 9.3046e+09, 6.6121e+09 );
		vec3 xyz = val * sqrt( 2.0 * PI * var ) * cos( pos * phase + shift ) * exp( - pow2( phase ) * var );
		xyz.x += 9.7470e-14 * sqrt( 2.0 * PI * 4.5282e+09 ) * cos( 2.2399e+06 * phase + shift[ 0 ] ) * exp( - 4.5282e+09 * pow2( phase ) );
		xyz /= 1.0685e-7;
		vec3 rgb = XYZ_TO_REC709 * xyz;
		return rgb;
	}
	vec3 evalIridescence( float outsideIOR, float eta2, float cosTheta1, float thinFilmThickness, vec3 baseF0 ) {
		vec3 I;
		float iridescenceIOR = mix( outsideIOR, eta2, smoothstep( 0.0, 0.03, thinFilmThickness ) );
		float sinTheta2Sq = pow2( outsideIOR / iridescenceIOR ) * ( 1.0 - pow2( cosTheta1 ) );
		float cosTheta2Sq = 1.0 - sinTheta2Sq;
		if ( cosTheta2Sq < 0.0 ) {
			return vec3( 1.0 );
		}
		float cosTheta2 = sqrt( cosTheta2Sq );
		float R0 = IorToFresnel0( iridescenceIOR, outsideIOR );
		float R12 = F_Schlick( R0, 1.0, cosTheta1 );
		float T121 = 1.0 - R12;
		float phi12 = 0.0;
		if ( iridescenceIOR < outsideIOR ) phi12 = PI;
		float phi21 = PI - phi12;
		vec3 baseIOR = Fresnel0ToIor( clamp( baseF0, 0.0, 0.9999 ) );		vec3 R1 = IorToFresnel0( baseIOR, iridescenceIOR );
		vec3 R23 = F_Schlick( R1, 1.0, cosTheta2 );
		vec3 phi23 = vec3( 0.0 );
		if ( baseIOR[ 0 ] < iridescenceIOR ) phi23[ 0 ] = PI;
		if ( baseIOR[ 1 ] < iridescenceIOR ) phi23[ 1 ] = PI;
		if ( baseIOR[ 2 ] < iridescenceIOR ) phi23[ 2 ] = PI;
		float OPD = 2.0 * iridescenceIOR * thinFilmThickness * cosTheta2;
		vec3 phi = vec3( phi21 ) + phi23;
		vec3 R123 = clamp( R12 * R23, 1e-5, 0.9999 );
		vec3 r123 = sqrt( R123 );
		vec3 Rs = pow2( T121 ) * R23 / ( vec3( 1.0 ) - R123 );
		vec3 C0 = R12 + Rs;
		I = C0;
		vec3 Cm = Rs - T121;
		for ( int m = 1; m <= 2; ++ m ) {
			Cm *= r123;
			vec3 Sm = 2.0 * evalSensitivity( float( m ) * OPD, float( m ) * phi );
			I += Cm * Sm;
		}
		return max( I, vec3( 0.0 ) );
	}
#endif`,z3=`#ifdef USE_BUMPMAP
	uniform sampler2D bumpMap;
	uniform float bumpScale;
	vec2 dHdxy_fwd() {
		vec2 dSTdx = dFdx( vBumpMapUv );
		vec2 dSTdy = dFdy( vBumpMapUv );
		float Hll = bumpScale * texture2D( bumpMap, vBumpMapUv ).x;
		float dBx = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdx ).x - Hll;
		float dBy = bumpScale * texture2D( bumpMap, vBumpMapUv + dSTdy ).x - Hll;
		return vec2( dBx, dBy );
	}
	vec3 perturbNormalArb( vec3 surf_pos, vec3 surf_norm, vec2 dHdxy, float faceDirection ) {
		vec3 vSigmaX = normalize( dFdx( surf_pos.xyz ) );
		vec3 vSigmaY = normalize( dFdy( surf_pos.xyz ) );
		vec3 vN = surf_norm;
		vec3 R1 = cross( vSigmaY, vN );
		vec3 R2 = cross( vN, vSigmaX );
		float fDet = dot( vSigmaX, R1 ) * faceDirection;
		vec3 vGrad = sign( fDet ) * ( dHdxy.x * R1 + dHdxy.y * R2 );
		return normalize( abs( fDet ) * surf_norm - vGrad );
	}
#endif`,G3=`#if NUM_CLIPPING_PLANES > 0
	vec4 plane;
	#ifdef ALPHA_TO_COVERAGE
		float distanceToPlane, distanceGradient;
		float clipOpacity = 1.0;
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
			distanceGradient = fwidth( distanceToPlane ) / 2.0;
			clipOpacity *= smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			if ( clipOpacity == 0.0 ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			float unionClipOpacity = 1.0;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				distanceToPlane = - dot( vClipPosition, plane.xyz ) + plane.w;
				distanceGradient = fwidth( distanceToPlane ) / 2.0;
				unionClipOpacity *= 1.0 - smoothstep( - distanceGradient, distanceGradient, distanceToPlane );
			}
			#pragma unroll_loop_end
			clipOpacity *= 1.0 - unionClipOpacity;
		#endif
		diffuseColor.a *= clipOpacity;
		if ( diffuseColor.a == 0.0 ) discard;
	#else
		#pragma unroll_loop_start
		for ( int i = 0; i < UNION_CLIPPING_PLANES; i ++ ) {
			plane = clippingPlanes[ i ];
			if ( dot( vClipPosition, plane.xyz ) > plane.w ) discard;
		}
		#pragma unroll_loop_end
		#if UNION_CLIPPING_PLANES < NUM_CLIPPING_PLANES
			bool clipped = true;
			#pragma unroll_loop_start
			for ( int i = UNION_CLIPPING_PLANES; i < NUM_CLIPPING_PLANES; i ++ ) {
				plane = clippingPlanes[ i ];
				clipped = ( dot( vClipPosition, plane.xyz ) > plane.w ) && clipped;
			}
			#pragma unroll_loop_end
			if ( clipped ) discard;
		#endif
	#endif
#endif`,V3=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
	uniform vec4 clippingPlanes[ NUM_CLIPPING_PLANES ];
#endif`,H3=`#if NUM_CLIPPING_PLANES > 0
	varying vec3 vClipPosition;
#endif`,W3=`#if NUM_CLIPPING_PLANES > 0
	vClipPosition = - mvPosition.xyz;
#endif`,X3=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	diffuseColor *= vColor;
#endif`,$3=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA )
	varying vec4 vColor;
#endif`,q3=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	varying vec4 vColor;
#endif`,Y3=`#if defined( USE_COLOR ) || defined( USE_COLOR_ALPHA ) || defined( USE_INSTANCING_COLOR ) || defined( USE_BATCHING_COLOR )
	vColor = vec4( 1.0 );
#endif
#ifdef USE_COLOR_ALPHA
	vColor *= color;
#elif defined( USE_COLOR )
	vColor.rgb *= color;
#endif
#ifdef USE_INSTANCING_COLOR
	vColor.rgb *= instanceColor.rgb;
#endif
#ifdef USE_BATCHING_COLOR
	vColor *= getBatchingColor( getIndirectIndex( gl_DrawID ) );
#endif`,Z3=`#define PI 3.141592653589793
#define PI2 6.283185307179586
#define PI_HALF 1.5707963267948966
#define RECIPROCAL_PI 0.3183098861837907
#define RECIPROCAL_PI2 0.15915494309189535
#define EPSILON 1e-6
#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
#define whiteComplement( a ) ( 1.0 - saturate( a ) )
float pow2( const in float x ) { return x*x; }
vec3 pow2( const in vec3 x ) { return x*x; }
float pow3( const in float x ) { return x*x*x; }
float pow4( const in float x ) { float x2 = x*x; return x2*x2; }
float max3( const in vec3 v ) { return max( max( v.x, v.y ), v.z ); }
float average( const in vec3 v ) { return dot( v, vec3( 0.3333333 ) ); }
highp float rand( const in vec2 uv ) {
	const highp float a = 12.9898, b = 78.233, c = 43758.5453;
	highp float dt = dot( uv.xy, vec2( a,b ) ), sn = mod( dt, PI );
	return fract( sin( sn ) * c );
}
#ifdef HIGH_PRECISION
	float precisionSafeLength( vec3 v ) { return length( v ); }
#else
	float precisionSafeLength( vec3 v ) {
		float maxComponent = max3( abs( v ) );
		return length( v / maxComponent ) * maxComponent;
	}
#endif
struct IncidentLight {
	vec3 color;
	vec3 direction;
	bool visible;
};
struct ReflectedLight {
	vec3 directDiffuse;
	vec3 directSpecular;
	vec3 indirectDiffuse;
	vec3 indirectSpecular;
};
#ifdef USE_ALPHAHASH
	varying vec3 vPosition;
#endif
vec3 transformDirection( in vec3 dir, in mat4 matrix ) {
	return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );
}
#define inverseTransformDirection transformDirectionByInverseViewMatrix
vec3 transformNormalByInverseViewMatrix( in vec3 normal, in mat4 viewMatrix ) {
	return normalize( ( vec4( normal, 0.0 ) * viewMatrix ).xyz );
}
vec3 transformDirectionByInverseViewMatrix( in vec3 dir, in mat4 viewMatrix ) {
	return normalize( ( vec4( dir, 0.0 ) * viewMatrix ).xyz );
}
bool isPerspectiveMatrix( mat4 m ) {
	return m[ 2 ][ 3 ] == - 1.0;
}
vec2 equirectUv( in vec3 dir ) {
	float u = atan( dir.z, dir.x ) * RECIPROCAL_PI2 + 0.5;
	float v = asin( clamp( dir.y, - 1.0, 1.0 ) ) * RECIPROCAL_PI + 0.5;
	return vec2( u, v );
}
vec3 BRDF_Lambert( const in vec3 diffuseColor ) {
	return RECIPROCAL_PI * diffuseColor;
}
vec3 F_Schlick( const in vec3 f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
}
float F_Schlick( const in float f0, const in float f90, const in float dotVH ) {
	float fresnel = exp2( ( - 5.55473 * dotVH - 6.98316 ) * dotVH );
	return f0 * ( 1.0 - fresnel ) + ( f90 * fresnel );
} // validated`,J3=`vec3 transformedNormal = objectNormal;
#ifdef USE_TANGENT
	vec3 transformedTangent = objectTangent;
#endif
#ifdef USE_BATCHING
	mat3 bm = mat3( batchingMatrix );
	transformedNormal /= vec3( dot( bm[ 0 ], bm[ 0 ] ), dot( bm[ 1 ], bm[ 1 ] ), dot( bm[ 2 ], bm[ 2 ] ) );
	transformedNormal = bm * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = bm * transformedTangent;
	#endif
#endif
#ifdef USE_INSTANCING
	mat3 im = mat3( instanceMatrix );
	transformedNormal /= vec3( dot( im[ 0 ], im[ 0 ] ), dot( im[ 1 ], im[ 1 ] ), dot( im[ 2 ], im[ 2 ] ) );
	transformedNormal = im * transformedNormal;
	#ifdef USE_TANGENT
		transformedTangent = im * transformedTangent;
	#endif
#endif
transformedNormal = normalMatrix * transformedNormal;
#ifdef FLIP_SIDED
	transformedNormal = - transformedNormal;
#endif
#ifdef USE_TANGENT
	transformedTangent = ( modelViewMatrix * vec4( transformedTangent, 0.0 ) ).xyz;
#endif`,K3=`#ifdef USE_DISPLACEMENTMAP
	uniform sampler2D displacementMap;
	uniform float displacementScale;
	uniform float displacementBias;
#endif`,j3=`#ifdef USE_DISPLACEMENTMAP
	transformed += normalize( objectNormal ) * ( texture2D( displacementMap, vDisplacementMapUv ).x * displacementScale + displacementBias );
#endif`,Q3=`#ifdef USE_EMISSIVEMAP
	vec4 emissiveColor = texture2D( emissiveMap, vEmissiveMapUv );
	#ifdef DECODE_VIDEO_TEXTURE_EMISSIVE
		emissiveColor = sRGBTransferEOTF( emissiveColor );
	#endif
	totalEmissiveRadiance *= emissiveColor.rgb;
#endif`,ev=`#ifdef USE_EMISSIVEMAP
	uniform sampler2D emissiveMap;
#endif`,tv="gl_FragColor = linearToOutputTexel( gl_FragColor );",nv=`vec4 LinearTransferOETF( in vec4 value ) {
	return value;
}
vec4 sRGBTransferEOTF( in vec4 value ) {
	return vec4( mix( pow( value.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), value.rgb * 0.0773993808, vec3( lessThanEqual( value.rgb, vec3( 0.04045 ) ) ) ), value.a );
}
vec4 sRGBTransferOETF( in vec4 value ) {
	return vec4( mix( pow( value.rgb, vec3( 0.41666 ) ) * 1.055 - vec3( 0.055 ), value.rgb * 12.92, vec3( lessThanEqual( value.rgb, vec3( 0.0031308 ) ) ) ), value.a );
}`,iv=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vec3 cameraToFrag;
		if ( isOrthographic ) {
			cameraToFrag = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToFrag = normalize( vWorldPosition - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vec3 reflectVec = reflect( cameraToFrag, worldNormal );
		#else
			vec3 reflectVec = refract( cameraToFrag, worldNormal, refractionRatio );
		#endif
	#else
		vec3 reflectVec = vReflect;
	#endif
	#ifdef ENVMAP_TYPE_CUBE
		vec4 envColor = textureCube( envMap, envMapRotation * reflectVec );
		#ifdef ENVMAP_BLENDING_MULTIPLY
			outgoingLight = mix( outgoingLight, outgoingLight * envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_MIX )
			outgoingLight = mix( outgoingLight, envColor.xyz, specularStrength * reflectivity );
		#elif defined( ENVMAP_BLENDING_ADD )
			outgoingLight += envColor.xyz * specularStrength * reflectivity;
		#endif
	#endif
#endif`,sv=`#ifdef USE_ENVMAP
	uniform float envMapIntensity;
	uniform mat3 envMapRotation;
	uniform samplerCube envMap;
	#ifdef ENVMAP_TYPE_PMREM
		float roughnessToMip( const in float roughness ) {
			float r = clamp( roughness, 0.0, 1.0 );
			return ENVMAP_MAX_LOD * r * ( 2.0 - r );
		}
	#endif
#endif`,rv=`#ifdef USE_ENVMAP
	uniform float reflectivity;
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		varying vec3 vWorldPosition;
		uniform float refractionRatio;
	#else
		varying vec3 vReflect;
	#endif
#endif`,av=`#ifdef USE_ENVMAP
	#if defined( USE_BUMPMAP ) || defined( USE_NORMALMAP ) || defined( PHONG ) || defined( LAMBERT )
		#define ENV_WORLDPOS
	#endif
	#ifdef ENV_WORLDPOS
		
		varying vec3 vWorldPosition;
	#else
		varying vec3 vReflect;
		uniform float refractionRatio;
	#endif
#endif`,ov=`#ifdef USE_ENVMAP
	#ifdef ENV_WORLDPOS
		vWorldPosition = worldPosition.xyz;
	#else
		vec3 cameraToVertex;
		if ( isOrthographic ) {
			cameraToVertex = normalize( vec3( - viewMatrix[ 0 ][ 2 ], - viewMatrix[ 1 ][ 2 ], - viewMatrix[ 2 ][ 2 ] ) );
		} else {
			cameraToVertex = normalize( worldPosition.xyz - cameraPosition );
		}
		vec3 worldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
		#ifdef ENVMAP_MODE_REFLECTION
			vReflect = reflect( cameraToVertex, worldNormal );
		#else
			vReflect = refract( cameraToVertex, worldNormal, refractionRatio );
		#endif
	#endif
#endif`,lv=`#ifdef USE_FOG
	vFogDepth = - mvPosition.z;
#endif`,cv=`#ifdef USE_FOG
	varying float vFogDepth;
#endif`,uv=`#ifdef USE_FOG
	#ifdef FOG_EXP2
		float fogFactor = 1.0 - exp( - fogDensity * fogDensity * vFogDepth * vFogDepth );
	#else
		float fogFactor = smoothstep( fogNear, fogFar, vFogDepth );
	#endif
	gl_FragColor.rgb = mix( gl_FragColor.rgb, fogColor, fogFactor );
#endif`,hv=`#ifdef USE_FOG
	uniform vec3 fogColor;
	varying float vFogDepth;
	#ifdef FOG_EXP2
		uniform float fogDensity;
	#else
		uniform float fogNear;
		uniform float fogFar;
	#endif
#endif`,dv=`#ifdef USE_GRADIENTMAP
	uniform sampler2D gradientMap;
#endif
vec3 getGradientIrradiance( vec3 normal, vec3 lightDirection ) {
	float dotNL = dot( normal, lightDirection );
	vec2 coord = vec2( dotNL * 0.5 + 0.5, 0.0 );
	#ifdef USE_GRADIENTMAP
		return vec3( texture2D( gradientMap, coord ).r );
	#else
		vec2 fw = fwidth( coord ) * 0.5;
		return mix( vec3( 0.7 ), vec3( 1.0 ), smoothstep( 0.7 - fw.x, 0.7 + fw.x, coord.x ) );
	#endif
}`,fv=`#ifdef USE_LIGHTMAP
	uniform sampler2D lightMap;
	uniform float lightMapIntensity;
#endif`,pv=`LambertMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularStrength = specularStrength;`,mv=`varying vec3 vViewPosition;
struct LambertMaterial {
	vec3 diffuseColor;
	float specularStrength;
};
void RE_Direct_Lambert( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Lambert( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in LambertMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Lambert
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Lambert`,gv=`uniform bool receiveShadow;
uniform vec3 ambientLightColor;
#if defined( USE_LIGHT_PROBES )
	uniform vec3 lightProbe[ 9 ];
#endif
vec3 shGetIrradianceAt( in vec3 normal, in vec3 shCoefficients[ 9 ] ) {
	float x = normal.x, y = normal.y, z = normal.z;
	vec3 result = shCoefficients[ 0 ] * 0.886227;
	result += shCoefficients[ 1 ] * 2.0 * 0.511664 * y;
	result += shCoefficients[ 2 ] * 2.0 * 0.511664 * z;
	result += shCoefficients[ 3 ] * 2.0 * 0.511664 * x;
	result += shCoefficients[ 4 ] * 2.0 * 0.429043 * x * y;
	result += shCoefficients[ 5 ] * 2.0 * 0.429043 * y * z;
	result += shCoefficients[ 6 ] * ( 0.743125 * z * z - 0.247708 );
	result += shCoefficients[ 7 ] * 2.0 * 0.429043 * x * z;
	result += shCoefficients[ 8 ] * 0.429043 * ( x * x - y * y );
	return result;
}
vec3 getLightProbeIrradiance( const in vec3 lightProbe[ 9 ], const in vec3 normal ) {
	vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec3 irradiance = shGetIrradianceAt( worldNormal, lightProbe );
	return irradiance;
}
vec3 getAmbientLightIrradiance( const in vec3 ambientLightColor ) {
	vec3 irradiance = ambientLightColor;
	return irradiance;
}
float getDistanceAttenuation( const in float lightDistance, const in float cutoffDistance, const in float decayExponent ) {
	float distanceFalloff = 1.0 / max( pow( lightDistance, decayExponent ), 0.01 );
	if ( cutoffDistance > 0.0 ) {
		distanceFalloff *= pow2( saturate( 1.0 - pow4( lightDistance / cutoffDistance ) ) );
	}
	return distanceFalloff;
}
float getSpotAttenuation( const in float coneCosine, const in float penumbraCosine, const in float angleCosine ) {
	return smoothstep( coneCosine, penumbraCosine, angleCosine );
}
#if NUM_SUN_LIGHTS > 0
	struct SunLight {
		vec3 direction;
		vec3 color;
	};
	uniform SunLight sunLights[ NUM_SUN_LIGHTS ];
	void getSunLightInfo( const in SunLight sunLight, out IncidentLight light ) {
		light.color = sunLight.color;
		light.direction = sunLight.direction;
		light.visible = true;
	}
#endif
#if NUM_DIR_LIGHTS > 0
	struct DirectionalLight {
		vec3 direction;
		vec3 color;
	};
	uniform DirectionalLight directionalLights[ NUM_DIR_LIGHTS ];
	void getDirectionalLightInfo( const in DirectionalLight directionalLight, out IncidentLight light ) {
		light.color = directionalLight.color;
		light.direction = directionalLight.direction;
		light.visible = true;
	}
#endif
#if NUM_POINT_LIGHTS > 0
	struct PointLight {
		vec3 position;
		vec3 color;
		float distance;
		float decay;
	};
	uniform PointLight pointLights[ NUM_POINT_LIGHTS ];
	void getPointLightInfo( const in PointLight pointLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = pointLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float lightDistance = length( lVector );
		light.color = pointLight.color;
		light.color *= getDistanceAttenuation( lightDistance, pointLight.distance, pointLight.decay );
		light.visible = ( light.color != vec3( 0.0 ) );
	}
#endif
#if NUM_SPOT_LIGHTS > 0
	struct SpotLight {
		vec3 position;
		vec3 direction;
		vec3 color;
		float distance;
		float decay;
		float coneCos;
		float penumbraCos;
	};
	uniform SpotLight spotLights[ NUM_SPOT_LIGHTS ];
	void getSpotLightInfo( const in SpotLight spotLight, const in vec3 geometryPosition, out IncidentLight light ) {
		vec3 lVector = spotLight.position - geometryPosition;
		light.direction = normalize( lVector );
		float angleCos = dot( light.direction, spotLight.direction );
		float spotAttenuation = getSpotAttenuation( spotLight.coneCos, spotLight.penumbraCos, angleCos );
		if ( spotAttenuation > 0.0 ) {
			float lightDistance = length( lVector );
			light.color = spotLight.color * spotAttenuation;
			light.color *= getDistanceAttenuation( lightDistance, spotLight.distance, spotLight.decay );
			light.visible = ( light.color != vec3( 0.0 ) );
		} else {
			light.color = vec3( 0.0 );
			light.visible = false;
		}
	}
#endif
#if NUM_RECT_AREA_LIGHTS > 0
	struct RectAreaLight {
		vec3 color;
		vec3 position;
		vec3 halfWidth;
		vec3 halfHeight;
	};
	uniform sampler2D ltc_1;	uniform sampler2D ltc_2;
	uniform RectAreaLight rectAreaLights[ NUM_RECT_AREA_LIGHTS ];
#endif
#if NUM_HEMI_LIGHTS > 0
	struct HemisphereLight {
		vec3 direction;
		vec3 skyColor;
		vec3 groundColor;
	};
	uniform HemisphereLight hemisphereLights[ NUM_HEMI_LIGHTS ];
	vec3 getHemisphereLightIrradiance( const in HemisphereLight hemiLight, const in vec3 normal ) {
		float dotNL = dot( normal, hemiLight.direction );
		float hemiDiffuseWeight = 0.5 * dotNL + 0.5;
		vec3 irradiance = mix( hemiLight.groundColor, hemiLight.skyColor, hemiDiffuseWeight );
		return irradiance;
	}
#endif
#include <lightprobes_pars_fragment>`,vv=`#ifdef USE_ENVMAP
	vec3 getIBLIrradiance( const in vec3 normal ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 worldNormal = transformNormalByInverseViewMatrix( normal, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * worldNormal, ENVMAP_MAX_LOD );
			return PI * envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	vec3 getIBLRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
		#ifdef ENVMAP_TYPE_PMREM
			vec3 reflectVec = reflect( - viewDir, normal );
			reflectVec = normalize( mix( reflectVec, normal, pow4( roughness ) ) );
			reflectVec = transformDirectionByInverseViewMatrix( reflectVec, viewMatrix );
			vec4 envMapColor = textureLod( envMap, envMapRotation * reflectVec, roughnessToMip( roughness ) );
			return envMapColor.rgb * envMapIntensity;
		#else
			return vec3( 0.0 );
		#endif
	}
	#ifdef USE_RETROREFLECTION
		vec3 getIBLRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 retroVec = normalize( mix( viewDir, normal, pow4( roughness ) ) );
				retroVec = transformDirectionByInverseViewMatrix( retroVec, viewMatrix );
				vec4 envMapColor = textureLod( envMap, envMapRotation * retroVec, roughnessToMip( roughness ) );
				return envMapColor.rgb * envMapIntensity;
			#else
				return vec3( 0.0 );
			#endif
		}
	#endif
	#ifdef USE_ANISOTROPY
		vec3 getIBLAnisotropyRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
			#ifdef ENVMAP_TYPE_PMREM
				vec3 bentNormal = cross( bitangent, viewDir );
				bentNormal = normalize( cross( bentNormal, bitangent ) );
				bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
				return getIBLRadiance( viewDir, bentNormal, roughness );
			#else
				return vec3( 0.0 );
			#endif
		}
		#ifdef USE_RETROREFLECTION
			vec3 getIBLAnisotropyRetroRadiance( const in vec3 viewDir, const in vec3 normal, const in float roughness, const in vec3 bitangent, const in float anisotropy ) {
				#ifdef ENVMAP_TYPE_PMREM
					vec3 bentNormal = cross( bitangent, viewDir );
					bentNormal = normalize( cross( bentNormal, bitangent ) );
					bentNormal = normalize( mix( bentNormal, normal, pow2( pow2( 1.0 - anisotropy * ( 1.0 - roughness ) ) ) ) );
					return getIBLRetroRadiance( viewDir, bentNormal, roughness );
				#else
					return vec3( 0.0 );
				#endif
			}
		#endif
	#endif
#endif`,xv=`ToonMaterial material;
material.diffuseColor = diffuseColor.rgb;`,yv=`varying vec3 vViewPosition;
struct ToonMaterial {
	vec3 diffuseColor;
};
void RE_Direct_Toon( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 irradiance = getGradientIrradiance( geometryNormal, directLight.direction ) * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
void RE_IndirectDiffuse_Toon( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in ToonMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_Toon
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Toon`,_v=`BlinnPhongMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.specularColor = specular;
material.specularShininess = shininess;
material.specularStrength = specularStrength;`,bv=`varying vec3 vViewPosition;
struct BlinnPhongMaterial {
	vec3 diffuseColor;
	vec3 specularColor;
	float specularShininess;
	float specularStrength;
};
void RE_Direct_BlinnPhong( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	reflectedLight.directDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
	reflectedLight.directSpecular += irradiance * BRDF_BlinnPhong( directLight.direction, geometryViewDir, geometryNormal, material.specularColor, material.specularShininess ) * material.specularStrength;
}
void RE_IndirectDiffuse_BlinnPhong( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in BlinnPhongMaterial material, inout ReflectedLight reflectedLight ) {
	reflectedLight.indirectDiffuse += irradiance * BRDF_Lambert( material.diffuseColor );
}
#define RE_Direct				RE_Direct_BlinnPhong
#define RE_IndirectDiffuse		RE_IndirectDiffuse_BlinnPhong`,Mv=`PhysicalMaterial material;
material.diffuseColor = diffuseColor.rgb;
material.diffuseContribution = diffuseColor.rgb * ( 1.0 - metalnessFactor );
material.metalness = metalnessFactor;
vec3 dxy = max( abs( dFdx( nonPerturbedNormal ) ), abs( dFdy( nonPerturbedNormal ) ) );
float geometryRoughness = max( max( dxy.x, dxy.y ), dxy.z );
material.roughness = max( roughnessFactor, 0.045 );
material.roughness += geometryRoughness;
material.roughness = min( material.roughness, 1.0 );
#ifdef USE_DIFFUSE_ROUGHNESS
	float diffuseRoughnessFactor = diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		diffuseRoughnessFactor *= texture2D( diffuseRoughnessMap, vDiffuseRoughnessMapUv ).r;
	#endif
	material.diffuseRoughness = saturate( diffuseRoughnessFactor );
#endif
#ifdef IOR
	material.ior = ior;
	#ifdef USE_SPECULAR
		float specularIntensityFactor = specularIntensity;
		vec3 specularColorFactor = specularColor;
		#ifdef USE_SPECULAR_COLORMAP
			specularColorFactor *= texture2D( specularColorMap, vSpecularColorMapUv ).rgb;
		#endif
		#ifdef USE_SPECULAR_INTENSITYMAP
			specularIntensityFactor *= texture2D( specularIntensityMap, vSpecularIntensityMapUv ).a;
		#endif
		material.specularF90 = mix( specularIntensityFactor, 1.0, metalnessFactor );
	#else
		float specularIntensityFactor = 1.0;
		vec3 specularColorFactor = vec3( 1.0 );
		material.specularF90 = 1.0;
	#endif
	material.specularColor = min( pow2( ( material.ior - 1.0 ) / ( material.ior + 1.0 ) ) * specularColorFactor, vec3( 1.0 ) ) * specularIntensityFactor;
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
#else
	material.specularColor = vec3( 0.04 );
	material.specularColorBlended = mix( material.specularColor, diffuseColor.rgb, metalnessFactor );
	material.specularF90 = 1.0;
#endif
#ifdef USE_CLEARCOAT
	material.clearcoat = clearcoat;
	material.clearcoatRoughness = clearcoatRoughness;
	material.clearcoatF0 = vec3( 0.04 );
	material.clearcoatF90 = 1.0;
	#ifdef USE_CLEARCOATMAP
		material.clearcoat *= texture2D( clearcoatMap, vClearcoatMapUv ).x;
	#endif
	#ifdef USE_CLEARCOAT_ROUGHNESSMAP
		material.clearcoatRoughness *= texture2D( clearcoatRoughnessMap, vClearcoatRoughnessMapUv ).y;
	#endif
	material.clearcoat = saturate( material.clearcoat );	material.clearcoatRoughness = max( material.clearcoatRoughness, 0.045 );
	material.clearcoatRoughness += geometryRoughness;
	material.clearcoatRoughness = min( material.clearcoatRoughness, 1.0 );
#endif
#ifdef USE_DISPERSION
	material.dispersion = dispersion;
#endif
#ifdef USE_RETROREFLECTION
	material.retroreflectivity = retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	material.iridescence = iridescence;
	material.iridescenceIOR = iridescenceIOR;
	#ifdef USE_IRIDESCENCEMAP
		material.iridescence *= texture2D( iridescenceMap, vIridescenceMapUv ).r;
	#endif
	#ifdef USE_IRIDESCENCE_THICKNESSMAP
		material.iridescenceThickness = (iridescenceThicknessMaximum - iridescenceThicknessMinimum) * texture2D( iridescenceThicknessMap, vIridescenceThicknessMapUv ).g + iridescenceThicknessMinimum;
	#else
		material.iridescenceThickness = iridescenceThicknessMaximum;
	#endif
#endif
#ifdef USE_SHEEN
	material.sheenColor = sheenColor;
	#ifdef USE_SHEEN_COLORMAP
		material.sheenColor *= texture2D( sheenColorMap, vSheenColorMapUv ).rgb;
	#endif
	material.sheenRoughness = clamp( sheenRoughness, 0.0001, 1.0 );
	#ifdef USE_SHEEN_ROUGHNESSMAP
		material.sheenRoughness *= texture2D( sheenRoughnessMap, vSheenRoughnessMapUv ).a;
	#endif
#endif
#ifdef USE_ANISOTROPY
	#ifdef USE_ANISOTROPYMAP
		mat2 anisotropyMat = mat2( anisotropyVector.x, anisotropyVector.y, - anisotropyVector.y, anisotropyVector.x );
		vec3 anisotropyPolar = texture2D( anisotropyMap, vAnisotropyMapUv ).rgb;
		vec2 anisotropyV = anisotropyMat * normalize( 2.0 * anisotropyPolar.rg - vec2( 1.0 ) ) * anisotropyPolar.b;
	#else
		vec2 anisotropyV = anisotropyVector;
	#endif
	material.anisotropy = length( anisotropyV );
	if( material.anisotropy == 0.0 ) {
		anisotropyV = vec2( 1.0, 0.0 );
	} else {
		anisotropyV /= material.anisotropy;
		material.anisotropy = saturate( material.anisotropy );
	}
	material.alphaT = mix( pow2( material.roughness ), 1.0, pow2( material.anisotropy ) );
	material.anisotropyT = tbn[ 0 ] * anisotropyV.x + tbn[ 1 ] * anisotropyV.y;
	material.anisotropyB = tbn[ 1 ] * anisotropyV.x - tbn[ 0 ] * anisotropyV.y;
#endif`,Sv=`uniform sampler2D dfgLUT;
struct PhysicalMaterial {
	vec3 diffuseColor;
	vec3 diffuseContribution;
	vec3 specularColor;
	vec3 specularColorBlended;
	float roughness;
	float metalness;
	float specularF90;
	float dispersion;
	vec2 dfg;
	vec3 multiScatteringCompensation;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float diffuseRoughness;
	#endif
	#ifdef USE_RETROREFLECTION
		float retroreflectivity;
	#endif
	#ifdef USE_CLEARCOAT
		float clearcoat;
		float clearcoatRoughness;
		vec3 clearcoatF0;
		float clearcoatF90;
	#endif
	#ifdef USE_IRIDESCENCE
		float iridescence;
		float iridescenceIOR;
		float iridescenceThickness;
		vec3 iridescenceFresnel;
		vec3 iridescenceF0Dielectric;
		vec3 iridescenceF0Metallic;
	#endif
	#ifdef USE_SHEEN
		vec3 sheenColor;
		float sheenRoughness;
	#endif
	#ifdef IOR
		float ior;
	#endif
	#ifdef USE_TRANSMISSION
		float transmission;
		float transmissionAlpha;
		float thickness;
		float attenuationDistance;
		vec3 attenuationColor;
	#endif
	#ifdef USE_ANISOTROPY
		float anisotropy;
		float alphaT;
		vec3 anisotropyT;
		vec3 anisotropyB;
	#endif
};
vec3 clearcoatSpecularDirect = vec3( 0.0 );
vec3 clearcoatSpecularIndirect = vec3( 0.0 );
vec3 sheenSpecularDirect = vec3( 0.0 );
vec3 sheenSpecularIndirect = vec3(0.0 );
vec3 Schlick_to_F0( const in vec3 f, const in float f90, const in float dotVH ) {
    float x = clamp( 1.0 - dotVH, 0.0, 1.0 );
    float x2 = x * x;
    float x5 = clamp( x * x2 * x2, 0.0, 0.9999 );
    return ( f - vec3( f90 ) * x5 ) / ( 1.0 - x5 );
}
#ifdef USE_DIFFUSE_ROUGHNESS
	const float EON_EPSILON = 1e-7;
	float FON_DirectionalAlbedo( const in float mu, const in float roughness, const in float A ) {
		float muComp = 1.0 - mu;
		float gOverPi = muComp * ( 0.0571085289 + muComp * ( 0.491881867 + muComp * ( - 0.332181442 + muComp * 0.0714429953 ) ) );
		return A * ( 1.0 + roughness * gOverPi );
	}
	vec3 BRDF_EON( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in vec3 diffuseColor, const in float roughness ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return BRDF_Lambert( rho );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float s = dot( lightDir, viewDir ) - dotNL * dotNV;
		float sOverT = ( s > 0.0 ) ? s / max( max( dotNL, dotNV ), EON_EPSILON ) : s;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		vec3 singleScatter = rho * RECIPROCAL_PI * A * ( 1.0 + roughness * sOverT );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		float albedoV = FON_DirectionalAlbedo( dotNV, roughness, A );
		float albedoL = FON_DirectionalAlbedo( dotNL, roughness, A );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		vec3 multiScatter = rhoMultiScatter * RECIPROCAL_PI
			* max( EON_EPSILON, 1.0 - albedoV )
			* max( EON_EPSILON, 1.0 - albedoL )
			/ max( EON_EPSILON, 1.0 - averageAlbedo );
		return singleScatter + multiScatter;
	}
	vec3 EON_DirectionalAlbedo( const in vec3 diffuseColor, const in float roughness, const in float dotNV ) {
		vec3 rho = saturate( diffuseColor );
		if ( roughness <= EON_EPSILON ) return rho;
		float A = 1.0 / ( 1.0 + ( 0.5 - 2.0 / ( 3.0 * PI ) ) * roughness );
		float directionalAlbedo = FON_DirectionalAlbedo( dotNV, roughness, A );
		float averageAlbedo = A * ( 1.0 + ( 2.0 / 3.0 - 28.0 / ( 15.0 * PI ) ) * roughness );
		vec3 rhoMultiScatter = rho * rho * averageAlbedo / max( vec3( EON_EPSILON ), vec3( 1.0 ) - rho * ( 1.0 - averageAlbedo ) );
		return rho * directionalAlbedo + rhoMultiScatter * ( 1.0 - directionalAlbedo );
	}
#endif
float V_GGX_SmithCorrelated( const in float alpha, const in float dotNL, const in float dotNV ) {
	float a2 = pow2( alpha );
	float gv = dotNL * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNV ) );
	float gl = dotNV * sqrt( a2 + ( 1.0 - a2 ) * pow2( dotNL ) );
	return 0.5 / max( gv + gl, EPSILON );
}
float D_GGX( const in float alpha, const in float dotNH ) {
	float a2 = pow2( alpha );
	float denom = pow2( dotNH ) * ( a2 - 1.0 ) + 1.0;
	return RECIPROCAL_PI * a2 / pow2( denom );
}
#ifdef USE_ANISOTROPY
	float V_GGX_SmithCorrelated_Anisotropic( const in float alphaT, const in float alphaB, const in float dotTV, const in float dotBV, const in float dotTL, const in float dotBL, const in float dotNV, const in float dotNL ) {
		float gv = dotNL * length( vec3( alphaT * dotTV, alphaB * dotBV, dotNV ) );
		float gl = dotNV * length( vec3( alphaT * dotTL, alphaB * dotBL, dotNL ) );
		return 0.5 / max( gv + gl, EPSILON );
	}
	float D_GGX_Anisotropic( const in float alphaT, const in float alphaB, const in float dotNH, const in float dotTH, const in float dotBH ) {
		float a2 = alphaT * alphaB;
		highp vec3 v = vec3( alphaB * dotTH, alphaT * dotBH, a2 * dotNH );
		highp float v2 = dot( v, v );
		float w2 = a2 / v2;
		return RECIPROCAL_PI * a2 * pow2 ( w2 );
	}
#endif
#ifdef USE_CLEARCOAT
	vec3 BRDF_GGX_Clearcoat( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material) {
		vec3 f0 = material.clearcoatF0;
		float f90 = material.clearcoatF90;
		float roughness = max( material.clearcoatRoughness, 0.045 );
		float alpha = pow2( roughness );
		vec3 halfDir = normalize( lightDir + viewDir );
		float dotNL = saturate( dot( normal, lightDir ) );
		float dotNV = saturate( dot( normal, viewDir ) );
		float dotNH = saturate( dot( normal, halfDir ) );
		float dotVH = saturate( dot( viewDir, halfDir ) );
		vec3 F = F_Schlick( f0, f90, dotVH );
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
		return F * ( V * D );
	}
#endif
vec3 BRDF_GGX( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, const in PhysicalMaterial material ) {
	vec3 f0 = material.specularColorBlended;
	float f90 = material.specularF90;
	float roughness = max( material.roughness, 0.045 );
	float alpha = pow2( roughness );
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float dotVH = saturate( dot( viewDir, halfDir ) );
	vec3 F = F_Schlick( f0, f90, dotVH );
	#ifdef USE_IRIDESCENCE
		F = mix( F, material.iridescenceFresnel, material.iridescence );
	#endif
	#ifdef USE_ANISOTROPY
		float dotTL = dot( material.anisotropyT, lightDir );
		float dotTV = dot( material.anisotropyT, viewDir );
		float dotTH = dot( material.anisotropyT, halfDir );
		float dotBL = dot( material.anisotropyB, lightDir );
		float dotBV = dot( material.anisotropyB, viewDir );
		float dotBH = dot( material.anisotropyB, halfDir );
		float alphaT = max( material.alphaT, alpha );
		float V = V_GGX_SmithCorrelated_Anisotropic( alphaT, alpha, dotTV, dotBV, dotTL, dotBL, dotNV, dotNL );
		float D = D_GGX_Anisotropic( alphaT, alpha, dotNH, dotTH, dotBH );
	#else
		float V = V_GGX_SmithCorrelated( alpha, dotNL, dotNV );
		float D = D_GGX( alpha, dotNH );
	#endif
	return F * ( V * D );
}
vec2 LTC_Uv( const in vec3 N, const in vec3 V, const in float roughness ) {
	const float LUT_SIZE = 64.0;
	const float LUT_SCALE = ( LUT_SIZE - 1.0 ) / LUT_SIZE;
	const float LUT_BIAS = 0.5 / LUT_SIZE;
	float dotNV = saturate( dot( N, V ) );
	vec2 uv = vec2( roughness, sqrt( 1.0 - dotNV ) );
	uv = uv * LUT_SCALE + LUT_BIAS;
	return uv;
}
float LTC_ClippedSphereFormFactor( const in vec3 f ) {
	float l = length( f );
	return max( ( l * l + f.z ) / ( l + 1.0 ), 0.0 );
}
vec3 LTC_EdgeVectorFormFactor( const in vec3 v1, const in vec3 v2 ) {
	float x = dot( v1, v2 );
	float y = abs( x );
	float a = 0.8543985 + ( 0.4965155 + 0.0145206 * y ) * y;
	float b = 3.4175940 + ( 4.1616724 + y ) * y;
	float v = a / b;
	float theta_sintheta = ( x > 0.0 ) ? v : 0.5 * inversesqrt( max( 1.0 - x * x, 1e-7 ) ) - v;
	return cross( v1, v2 ) * theta_sintheta;
}
vec3 LTC_Evaluate( const in vec3 N, const in vec3 V, const in vec3 P, const in mat3 mInv, const in vec3 rectCoords[ 4 ] ) {
	vec3 v1 = rectCoords[ 1 ] - rectCoords[ 0 ];
	vec3 v2 = rectCoords[ 3 ] - rectCoords[ 0 ];
	vec3 lightNormal = cross( v1, v2 );
	if( dot( lightNormal, P - rectCoords[ 0 ] ) < 0.0 ) return vec3( 0.0 );
	vec3 T1, T2;
	T1 = normalize( V - N * dot( V, N ) );
	T2 = - cross( N, T1 );
	mat3 mat = mInv * transpose( mat3( T1, T2, N ) );
	vec3 coords[ 4 ];
	coords[ 0 ] = mat * ( rectCoords[ 0 ] - P );
	coords[ 1 ] = mat * ( rectCoords[ 1 ] - P );
	coords[ 2 ] = mat * ( rectCoords[ 2 ] - P );
	coords[ 3 ] = mat * ( rectCoords[ 3 ] - P );
	coords[ 0 ] = normalize( coords[ 0 ] );
	coords[ 1 ] = normalize( coords[ 1 ] );
	coords[ 2 ] = normalize( coords[ 2 ] );
	coords[ 3 ] = normalize( coords[ 3 ] );
	vec3 vectorFormFactor = vec3( 0.0 );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 0 ], coords[ 1 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 1 ], coords[ 2 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 2 ], coords[ 3 ] );
	vectorFormFactor += LTC_EdgeVectorFormFactor( coords[ 3 ], coords[ 0 ] );
	float result = LTC_ClippedSphereFormFactor( vectorFormFactor );
	return vec3( result );
}
#if defined( USE_SHEEN )
float D_Charlie( float roughness, float dotNH ) {
	float alpha = pow2( roughness );
	float invAlpha = 1.0 / alpha;
	float cos2h = dotNH * dotNH;
	float sin2h = max( 1.0 - cos2h, 0.0078125 );
	return ( 2.0 + invAlpha ) * pow( sin2h, invAlpha * 0.5 ) / ( 2.0 * PI );
}
float V_Neubelt( float dotNV, float dotNL ) {
	return saturate( 1.0 / ( 4.0 * ( dotNL + dotNV - dotNL * dotNV ) ) );
}
vec3 BRDF_Sheen( const in vec3 lightDir, const in vec3 viewDir, const in vec3 normal, vec3 sheenColor, const in float sheenRoughness ) {
	vec3 halfDir = normalize( lightDir + viewDir );
	float dotNL = saturate( dot( normal, lightDir ) );
	float dotNV = saturate( dot( normal, viewDir ) );
	float dotNH = saturate( dot( normal, halfDir ) );
	float D = D_Charlie( sheenRoughness, dotNH );
	float V = V_Neubelt( dotNV, dotNL );
	return sheenColor * ( D * V );
}
#endif
float IBLSheenBRDF( const in vec3 normal, const in vec3 viewDir, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	float r2 = roughness * roughness;
	float rInv = 1.0 / ( roughness + 0.1 );
	float a = -1.9362 + 1.0678 * roughness + 0.4573 * r2 - 0.8469 * rInv;
	float b = -0.6014 + 0.5538 * roughness - 0.4670 * r2 - 0.1255 * rInv;
	float DG = exp( a * dotNV + b );
	return saturate( DG );
}
vec3 EnvironmentBRDF( const in vec3 normal, const in vec3 viewDir, const in vec3 specularColor, const in float specularF90, const in float roughness ) {
	float dotNV = saturate( dot( normal, viewDir ) );
	vec2 fab = texture2D( dfgLUT, vec2( roughness, dotNV ) ).rg;
	return specularColor * fab.x + specularF90 * fab.y;
}
#ifdef USE_IRIDESCENCE
void computeMultiscatteringIridescence( const in vec2 fab, const in vec3 specularColor, const in float specularF90, const in float iridescence, const in vec3 iridescenceF0, inout vec3 singleScatter, inout vec3 multiScatter ) {
#else
void computeMultiscattering( const in vec2 fab, const in vec3 specularColor, const in float specularF90, inout vec3 singleScatter, inout vec3 multiScatter ) {
#endif
	#ifdef USE_IRIDESCENCE
		vec3 Fr = mix( specularColor, iridescenceF0, iridescence );
	#else
		vec3 Fr = specularColor;
	#endif
	vec3 FssEss = Fr * fab.x + specularF90 * fab.y;
	float Ess = fab.x + fab.y;
	float Ems = 1.0 - Ess;
	vec3 Favg = Fr + ( 1.0 - Fr ) * 0.047619;	vec3 Fms = FssEss * Favg / ( 1.0 - Ems * Favg );
	singleScatter += FssEss;
	multiScatter += Fms * Ems;
}
#if NUM_RECT_AREA_LIGHTS > 0
	void RE_Direct_RectArea_Physical( const in RectAreaLight rectAreaLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
		vec3 normal = geometryNormal;
		vec3 viewDir = geometryViewDir;
		vec3 position = geometryPosition;
		vec3 lightPos = rectAreaLight.position;
		vec3 halfWidth = rectAreaLight.halfWidth;
		vec3 halfHeight = rectAreaLight.halfHeight;
		vec3 lightColor = rectAreaLight.color;
		float roughness = material.roughness;
		vec3 rectCoords[ 4 ];
		rectCoords[ 0 ] = lightPos + halfWidth - halfHeight;		rectCoords[ 1 ] = lightPos - halfWidth - halfHeight;
		rectCoords[ 2 ] = lightPos - halfWidth + halfHeight;
		rectCoords[ 3 ] = lightPos + halfWidth + halfHeight;
		vec2 uv = LTC_Uv( normal, viewDir, roughness );
		vec4 t1 = texture2D( ltc_1, uv );
		vec4 t2 = texture2D( ltc_2, uv );
		mat3 mInv = mat3(
			vec3( t1.x, 0, t1.y ),
			vec3(    0, 1,    0 ),
			vec3( t1.z, 0, t1.w )
		);
		vec3 fresnel = ( material.specularColorBlended * t2.x + ( material.specularF90 - material.specularColorBlended ) * t2.y );
		reflectedLight.directSpecular += lightColor * fresnel * LTC_Evaluate( normal, viewDir, position, mInv, rectCoords );
		reflectedLight.directDiffuse += lightColor * material.diffuseContribution * LTC_Evaluate( normal, viewDir, position, mat3( 1.0 ), rectCoords );
		#ifdef USE_CLEARCOAT
			vec3 Ncc = geometryClearcoatNormal;
			vec2 uvClearcoat = LTC_Uv( Ncc, viewDir, material.clearcoatRoughness );
			vec4 t1Clearcoat = texture2D( ltc_1, uvClearcoat );
			vec4 t2Clearcoat = texture2D( ltc_2, uvClearcoat );
			mat3 mInvClearcoat = mat3(
				vec3( t1Clearcoat.x, 0, t1Clearcoat.y ),
				vec3(             0, 1,             0 ),
				vec3( t1Clearcoat.z, 0, t1Clearcoat.w )
			);
			vec3 fresnelClearcoat = material.clearcoatF0 * t2Clearcoat.x + ( material.clearcoatF90 - material.clearcoatF0 ) * t2Clearcoat.y;
			clearcoatSpecularDirect += lightColor * fresnelClearcoat * LTC_Evaluate( Ncc, viewDir, position, mInvClearcoat, rectCoords );
		#endif
	}
#endif
void RE_Direct_Physical( const in IncidentLight directLight, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	float dotNL = saturate( dot( geometryNormal, directLight.direction ) );
	vec3 irradiance = dotNL * directLight.color;
	#ifdef USE_CLEARCOAT
		float dotNLcc = saturate( dot( geometryClearcoatNormal, directLight.direction ) );
		vec3 ccIrradiance = dotNLcc * directLight.color;
		clearcoatSpecularDirect += ccIrradiance * BRDF_GGX_Clearcoat( directLight.direction, geometryViewDir, geometryClearcoatNormal, material );
	#endif
	#ifdef USE_SHEEN
 
 		sheenSpecularDirect += irradiance * BRDF_Sheen( directLight.direction, geometryViewDir, geometryNormal, material.sheenColor, material.sheenRoughness );
 
 		float sheenAlbedoV = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
 		float sheenAlbedoL = IBLSheenBRDF( geometryNormal, directLight.direction, material.sheenRoughness );
 
 		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * max( sheenAlbedoV, sheenAlbedoL );
 
 		irradiance *= sheenEnergyComp;
 
 	#endif
	vec3 specularBRDF = BRDF_GGX( directLight.direction, geometryViewDir, geometryNormal, material );
	#ifdef USE_RETROREFLECTION
		vec3 retroViewDir = reflect( - geometryViewDir, geometryNormal );
		vec3 retroSpecularBRDF = BRDF_GGX( directLight.direction, retroViewDir, geometryNormal, material );
		specularBRDF = mix( specularBRDF, retroSpecularBRDF, saturate( material.retroreflectivity ) );
	#endif
	reflectedLight.directSpecular += irradiance * specularBRDF * material.multiScatteringCompensation;
	vec3 halfDir = normalize( directLight.direction + geometryViewDir );
	float dotVH = saturate( dot( geometryViewDir, halfDir ) );
	vec3 F = F_Schlick( material.specularColor, material.specularF90, dotVH );
	#ifdef USE_RETROREFLECTION
		vec3 retroHalfDir = normalize( directLight.direction + retroViewDir );
		float dotRetroVH = saturate( dot( retroViewDir, retroHalfDir ) );
		vec3 retroF = F_Schlick( material.specularColor, material.specularF90, dotRetroVH );
		F = mix( F, retroF, saturate( material.retroreflectivity ) );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		vec3 diffuseBRDF = BRDF_EON( directLight.direction, geometryViewDir, geometryNormal, material.diffuseColor, material.diffuseRoughness ) * ( 1.0 - material.metalness );
	#else
		vec3 diffuseBRDF = BRDF_Lambert( material.diffuseContribution );
	#endif
	reflectedLight.directDiffuse += irradiance * diffuseBRDF * ( 1.0 - F );
}
void RE_IndirectDiffuse_Physical( const in vec3 irradiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight ) {
	vec3 singleScattering = vec3( 0.0 );
	vec3 multiScattering = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScattering, multiScattering );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScattering, multiScattering );
	#endif
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuseAlbedo = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness );
		vec3 diffuse = irradiance * RECIPROCAL_PI * diffuseAlbedo * ( 1.0 - singleScattering - multiScattering );
	#else
		vec3 diffuse = irradiance * BRDF_Lambert( material.diffuseContribution ) * ( 1.0 - singleScattering - multiScattering );
	#endif
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		sheenSpecularIndirect += irradiance * material.sheenColor * sheenAlbedo * RECIPROCAL_PI;
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		diffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectDiffuse += diffuse;
}
void RE_IndirectSpecular_Physical( const in vec3 radiance, const in vec3 irradiance, const in vec3 clearcoatRadiance, const in vec3 geometryPosition, const in vec3 geometryNormal, const in vec3 geometryViewDir, const in vec3 geometryClearcoatNormal, const in PhysicalMaterial material, inout ReflectedLight reflectedLight) {
	#ifdef USE_CLEARCOAT
		clearcoatSpecularIndirect += clearcoatRadiance * EnvironmentBRDF( geometryClearcoatNormal, geometryViewDir, material.clearcoatF0, material.clearcoatF90, material.clearcoatRoughness );
	#endif
	#ifdef USE_SHEEN
		sheenSpecularIndirect += irradiance * material.sheenColor * IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness ) * RECIPROCAL_PI;
 	#endif
	vec3 singleScatteringDielectric = vec3( 0.0 );
	vec3 multiScatteringDielectric = vec3( 0.0 );
	vec3 singleScatteringMetallic = vec3( 0.0 );
	vec3 multiScatteringMetallic = vec3( 0.0 );
	#ifdef USE_IRIDESCENCE
		computeMultiscatteringIridescence( material.dfg, material.specularColor, material.specularF90, material.iridescence, material.iridescenceF0Dielectric, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscatteringIridescence( material.dfg, material.diffuseColor, material.specularF90, material.iridescence, material.iridescenceF0Metallic, singleScatteringMetallic, multiScatteringMetallic );
	#else
		computeMultiscattering( material.dfg, material.specularColor, material.specularF90, singleScatteringDielectric, multiScatteringDielectric );
		computeMultiscattering( material.dfg, material.diffuseColor, material.specularF90, singleScatteringMetallic, multiScatteringMetallic );
	#endif
	vec3 singleScattering = mix( singleScatteringDielectric, singleScatteringMetallic, material.metalness );
	vec3 multiScattering = mix( multiScatteringDielectric, multiScatteringMetallic, material.metalness );
	vec3 totalScatteringDielectric = singleScatteringDielectric + multiScatteringDielectric;
	#ifdef USE_DIFFUSE_ROUGHNESS
		float dotNV = saturate( dot( geometryNormal, geometryViewDir ) );
		vec3 diffuse = EON_DirectionalAlbedo( material.diffuseColor, material.diffuseRoughness, dotNV ) * ( 1.0 - material.metalness ) * ( 1.0 - totalScatteringDielectric );
	#else
		vec3 diffuse = material.diffuseContribution * ( 1.0 - totalScatteringDielectric );
	#endif
	vec3 cosineWeightedIrradiance = irradiance * RECIPROCAL_PI;
	vec3 indirectSpecular = radiance * singleScattering;
	indirectSpecular += multiScattering * cosineWeightedIrradiance;
	vec3 indirectDiffuse = diffuse * cosineWeightedIrradiance;
	#ifdef USE_SHEEN
		float sheenAlbedo = IBLSheenBRDF( geometryNormal, geometryViewDir, material.sheenRoughness );
		float sheenEnergyComp = 1.0 - max3( material.sheenColor ) * sheenAlbedo;
		indirectSpecular *= sheenEnergyComp;
		indirectDiffuse *= sheenEnergyComp;
	#endif
	reflectedLight.indirectSpecular += indirectSpecular;
	reflectedLight.indirectDiffuse += indirectDiffuse;
}
#define RE_Direct				RE_Direct_Physical
#define RE_Direct_RectArea		RE_Direct_RectArea_Physical
#define RE_IndirectDiffuse		RE_IndirectDiffuse_Physical
#define RE_IndirectSpecular		RE_IndirectSpecular_Physical
float computeSpecularOcclusion( const in float dotNV, const in float ambientOcclusion, const in float roughness ) {
	return saturate( pow( dotNV + ambientOcclusion, exp2( - 16.0 * roughness - 1.0 ) ) - 1.0 + ambientOcclusion );
}`,wv=`
vec3 geometryPosition = - vViewPosition;
vec3 geometryNormal = normal;
vec3 geometryViewDir = ( isOrthographic ) ? vec3( 0, 0, 1 ) : normalize( vViewPosition );
vec3 geometryClearcoatNormal = vec3( 0.0 );
#ifdef USE_CLEARCOAT
	geometryClearcoatNormal = clearcoatNormal;
#endif
#ifdef USE_IRIDESCENCE
	float dotNVi = saturate( dot( normal, geometryViewDir ) );
	if ( material.iridescenceThickness == 0.0 ) {
		material.iridescence = 0.0;
	} else {
		material.iridescence = saturate( material.iridescence );
	}
	if ( material.iridescence > 0.0 ) {
		vec3 iridescenceFresnelDielectric = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.specularColor );
		vec3 iridescenceFresnelMetallic = evalIridescence( 1.0, material.iridescenceIOR, dotNVi, material.iridescenceThickness, material.diffuseColor );
		material.iridescenceFresnel = mix( iridescenceFresnelDielectric, iridescenceFresnelMetallic, material.metalness );
		material.iridescenceF0Dielectric = Schlick_to_F0( iridescenceFresnelDielectric, 1.0, dotNVi );
		material.iridescenceF0Metallic = Schlick_to_F0( iridescenceFresnelMetallic, 1.0, dotNVi );
	}
#endif
#ifdef STANDARD
	float dotNVms = saturate( dot( geometryNormal, geometryViewDir ) );
	material.dfg = texture2D( dfgLUT, vec2( material.roughness, dotNVms ) ).rg;
	#if ( NUM_SUN_LIGHTS > 0 || NUM_DIR_LIGHTS > 0 || NUM_POINT_LIGHTS > 0 || NUM_SPOT_LIGHTS > 0 )
		float EssMs = material.dfg.x + material.dfg.y;
		material.multiScatteringCompensation = 1.0 + material.specularColorBlended * ( 1.0 / EssMs - 1.0 );
	#endif
#endif
IncidentLight directLight;
#if ( NUM_POINT_LIGHTS > 0 ) && defined( RE_Direct )
	PointLight pointLight;
	#if defined( USE_SHADOWMAP ) && NUM_POINT_LIGHT_SHADOWS > 0
	PointLightShadow pointLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHTS; i ++ ) {
		pointLight = pointLights[ i ];
		getPointLightInfo( pointLight, geometryPosition, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_POINT_LIGHT_SHADOWS ) && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
		pointLightShadow = pointLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getPointShadow( pointShadowMap[ i ], pointLightShadow.shadowMapSize, pointLightShadow.shadowIntensity, pointLightShadow.shadowBias, pointLightShadow.shadowRadius, vPointShadowCoord[ i ], pointLightShadow.shadowCameraNear, pointLightShadow.shadowCameraFar ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SPOT_LIGHTS > 0 ) && defined( RE_Direct )
	SpotLight spotLight;
	vec4 spotColor;
	vec3 spotLightCoord;
	bool inSpotLightMap;
	#if defined( USE_SHADOWMAP ) && NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHTS; i ++ ) {
		spotLight = spotLights[ i ];
		getSpotLightInfo( spotLight, geometryPosition, directLight );
		#if ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#define SPOT_LIGHT_MAP_INDEX UNROLLED_LOOP_INDEX
		#elif ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		#define SPOT_LIGHT_MAP_INDEX NUM_SPOT_LIGHT_MAPS
		#else
		#define SPOT_LIGHT_MAP_INDEX ( UNROLLED_LOOP_INDEX - NUM_SPOT_LIGHT_SHADOWS + NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS )
		#endif
		#if ( SPOT_LIGHT_MAP_INDEX < NUM_SPOT_LIGHT_MAPS )
			spotLightCoord = vSpotLightCoord[ i ].xyz / vSpotLightCoord[ i ].w;
			inSpotLightMap = all( lessThan( abs( spotLightCoord * 2. - 1. ), vec3( 1.0 ) ) );
			spotColor = texture2D( spotLightMap[ SPOT_LIGHT_MAP_INDEX ], spotLightCoord.xy );
			directLight.color = inSpotLightMap ? directLight.color * spotColor.rgb : directLight.color;
		#endif
		#undef SPOT_LIGHT_MAP_INDEX
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
		spotLightShadow = spotLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( spotShadowMap[ i ], spotLightShadow.shadowMapSize, spotLightShadow.shadowIntensity, spotLightShadow.shadowBias, spotLightShadow.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_SUN_LIGHTS > 0 ) && defined( RE_Direct )
	SunLight sunLight;
	#if defined( USE_SHADOWMAP ) && NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHTS; i ++ ) {
		sunLight = sunLights[ i ];
		getSunLightInfo( sunLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_SUN_LIGHT_SHADOWS )
		sunLightShadow = sunLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getSunShadow( sunShadowMap[ i ], sunLightShadow, UNROLLED_LOOP_INDEX ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_DIR_LIGHTS > 0 ) && defined( RE_Direct )
	DirectionalLight directionalLight;
	#if defined( USE_SHADOWMAP ) && NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLightShadow;
	#endif
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHTS; i ++ ) {
		directionalLight = directionalLights[ i ];
		getDirectionalLightInfo( directionalLight, directLight );
		#if defined( USE_SHADOWMAP ) && ( UNROLLED_LOOP_INDEX < NUM_DIR_LIGHT_SHADOWS )
		directionalLightShadow = directionalLightShadows[ i ];
		directLight.color *= ( directLight.visible && receiveShadow ) ? getShadow( directionalShadowMap[ i ], directionalLightShadow.shadowMapSize, directionalLightShadow.shadowIntensity, directionalLightShadow.shadowBias, directionalLightShadow.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
		#endif
		RE_Direct( directLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if ( NUM_RECT_AREA_LIGHTS > 0 ) && defined( RE_Direct_RectArea )
	RectAreaLight rectAreaLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_RECT_AREA_LIGHTS; i ++ ) {
		rectAreaLight = rectAreaLights[ i ];
		RE_Direct_RectArea( rectAreaLight, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
	}
	#pragma unroll_loop_end
#endif
#if defined( RE_IndirectDiffuse )
	vec3 iblIrradiance = vec3( 0.0 );
	vec3 irradiance = getAmbientLightIrradiance( ambientLightColor );
	#if defined( USE_LIGHT_PROBES )
		irradiance += getLightProbeIrradiance( lightProbe, geometryNormal );
	#endif
	#if ( NUM_HEMI_LIGHTS > 0 )
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_HEMI_LIGHTS; i ++ ) {
			irradiance += getHemisphereLightIrradiance( hemisphereLights[ i ], geometryNormal );
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_LIGHT_PROBE_GRIDS > 0
		vec3 probeWorldPos = ( ( vec4( geometryPosition, 1.0 ) - viewMatrix[ 3 ] ) * viewMatrix ).xyz;
		vec3 probeWorldNormal = transformNormalByInverseViewMatrix( geometryNormal, viewMatrix );
		int probeGrid = - 1;
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( isInsideLightProbeGrid( probeWorldPos, probeWorldNormal, probesMin[ i ], probesMax[ i ], probesResolution[ i ] ) ) probeGrid = UNROLLED_LOOP_INDEX;
		}
		#pragma unroll_loop_end
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_LIGHT_PROBE_GRIDS; i ++ ) {
			if ( probeGrid == UNROLLED_LOOP_INDEX ) irradiance += getLightProbeGridIrradiance( probesSH[ i ], probesMin[ i ], probesMax[ i ], probesResolution[ i ], probeWorldPos, probeWorldNormal );
		}
		#pragma unroll_loop_end
	#endif
#endif
#if defined( RE_IndirectSpecular )
	vec3 radiance = vec3( 0.0 );
	vec3 clearcoatRadiance = vec3( 0.0 );
#endif`,Tv=`#if defined( RE_IndirectDiffuse )
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		vec3 lightMapIrradiance = lightMapTexel.rgb * lightMapIntensity;
		irradiance += lightMapIrradiance;
	#endif
	#if defined( USE_ENVMAP ) && defined( ENVMAP_TYPE_PMREM )
		#if defined( STANDARD ) || defined( LAMBERT ) || defined( PHONG )
			iblIrradiance += getIBLIrradiance( geometryNormal );
		#endif
	#endif
#endif
#if defined( USE_ENVMAP ) && defined( RE_IndirectSpecular )
	#ifdef USE_ANISOTROPY
		vec3 iblRadiance = getIBLAnisotropyRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
	#else
		vec3 iblRadiance = getIBLRadiance( geometryViewDir, geometryNormal, material.roughness );
	#endif
	#ifdef USE_RETROREFLECTION
		#ifdef USE_ANISOTROPY
			vec3 retroIBLRadiance = getIBLAnisotropyRetroRadiance( geometryViewDir, geometryNormal, material.roughness, material.anisotropyB, material.anisotropy );
		#else
			vec3 retroIBLRadiance = getIBLRetroRadiance( geometryViewDir, geometryNormal, material.roughness );
		#endif
		iblRadiance = mix( iblRadiance, retroIBLRadiance, saturate( material.retroreflectivity ) );
	#endif
	radiance += iblRadiance;
	#ifdef USE_CLEARCOAT
		clearcoatRadiance += getIBLRadiance( geometryViewDir, geometryClearcoatNormal, material.clearcoatRoughness );
	#endif
#endif`,Av=`#if defined( RE_IndirectDiffuse )
	#if defined( LAMBERT ) || defined( PHONG )
		irradiance += iblIrradiance;
	#endif
	RE_IndirectDiffuse( irradiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif
#if defined( RE_IndirectSpecular )
	RE_IndirectSpecular( radiance, iblIrradiance, clearcoatRadiance, geometryPosition, geometryNormal, geometryViewDir, geometryClearcoatNormal, material, reflectedLight );
#endif`,Ev=`#if NUM_LIGHT_PROBE_GRIDS > 0
uniform highp sampler3D probesSH[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMin[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesMax[ NUM_LIGHT_PROBE_GRIDS ];
uniform vec3 probesResolution[ NUM_LIGHT_PROBE_GRIDS ];
bool isInsideLightProbeGrid( vec3 worldPos, vec3 worldNormal, vec3 probesMin, vec3 probesMax, vec3 probesResolution ) {
	vec3 spacing = ( probesMax - probesMin ) / probesResolution;
	vec3 samplePos = worldPos + worldNormal * spacing * 0.5;
	vec3 margin = spacing * 0.01;
	return all( greaterThanEqual( samplePos, probesMin - margin ) ) && all( lessThanEqual( samplePos, probesMax + margin ) );
}
vec3 getLightProbeGridIrradiance( highp sampler3D probesSH, vec3 probesMin, vec3 probesMax, vec3 probesResolution, vec3 worldPos, vec3 worldNormal ) {
	vec3 res = probesResolution;
	vec3 gridRange = probesMax - probesMin;
	vec3 probeSpacing = gridRange / res;
	vec3 samplePos = worldPos + worldNormal * probeSpacing * 0.5;
	vec3 uvw = clamp( ( samplePos - probesMin ) / gridRange, 0.5 / res, 1.0 - 0.5 / res );
	float nz          = res.z;
	float paddedSlices = nz + 2.0;
	float atlasDepth  = 7.0 * paddedSlices;
	float uvZBase     = uvw.z * nz + 1.0;
	vec4 s0 = texture( probesSH, vec3( uvw.xy, ( uvZBase                       ) / atlasDepth ) );
	vec4 s1 = texture( probesSH, vec3( uvw.xy, ( uvZBase +       paddedSlices   ) / atlasDepth ) );
	vec4 s2 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 2.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s3 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 3.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s4 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 4.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s5 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 5.0 * paddedSlices   ) / atlasDepth ) );
	vec4 s6 = texture( probesSH, vec3( uvw.xy, ( uvZBase + 6.0 * paddedSlices   ) / atlasDepth ) );
	vec3 c0 = s0.xyz;
	vec3 c1 = vec3( s0.w, s1.xy );
	vec3 c2 = vec3( s1.zw, s2.x );
	vec3 c3 = s2.yzw;
	vec3 c4 = s3.xyz;
	vec3 c5 = vec3( s3.w, s4.xy );
	vec3 c6 = vec3( s4.zw, s5.x );
	vec3 c7 = s5.yzw;
	vec3 c8 = s6.xyz;
	float x = worldNormal.x, y = worldNormal.y, z = worldNormal.z;
	vec3 result = c0 * 0.886227;
	result += c1 * 2.0 * 0.511664 * y;
	result += c2 * 2.0 * 0.511664 * z;
	result += c3 * 2.0 * 0.511664 * x;
	result += c4 * 2.0 * 0.429043 * x * y;
	result += c5 * 2.0 * 0.429043 * y * z;
	result += c6 * ( 0.743125 * z * z - 0.247708 );
	result += c7 * 2.0 * 0.429043 * x * z;
	result += c8 * 0.429043 * ( x * x - y * y );
	return max( result, vec3( 0.0 ) );
}
#endif`,Rv=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	gl_FragDepth = vIsPerspective == 0.0 ? gl_FragCoord.z : log2( vFragDepth ) * logDepthBufFC * 0.5;
#endif`,Cv=`#if defined( USE_LOGARITHMIC_DEPTH_BUFFER )
	uniform float logDepthBufFC;
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,Iv=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	varying float vFragDepth;
	varying float vIsPerspective;
#endif`,Pv=`#ifdef USE_LOGARITHMIC_DEPTH_BUFFER
	vFragDepth = 1.0 + gl_Position.w;
	vIsPerspective = float( isPerspectiveMatrix( projectionMatrix ) );
#endif`,Dv=`#ifdef USE_MAP
	vec4 sampledDiffuseColor = texture2D( map, vMapUv );
	#ifdef DECODE_VIDEO_TEXTURE
		sampledDiffuseColor = sRGBTransferEOTF( sampledDiffuseColor );
	#endif
	diffuseColor *= sampledDiffuseColor;
#endif`,Lv=`#ifdef USE_MAP
	uniform sampler2D map;
#endif`,Nv=`#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
	#if defined( USE_POINTS_UV )
		vec2 uv = vUv;
	#else
		vec2 uv = ( uvTransform * vec3( gl_PointCoord.x, 1.0 - gl_PointCoord.y, 1 ) ).xy;
	#endif
#endif
#ifdef USE_MAP
	diffuseColor *= texture2D( map, uv );
#endif
#ifdef USE_ALPHAMAP
	diffuseColor.a *= texture2D( alphaMap, uv ).g;
#endif`,Uv=`#if defined( USE_POINTS_UV )
	varying vec2 vUv;
#else
	#if defined( USE_MAP ) || defined( USE_ALPHAMAP )
		uniform mat3 uvTransform;
	#endif
#endif
#ifdef USE_MAP
	uniform sampler2D map;
#endif
#ifdef USE_ALPHAMAP
	uniform sampler2D alphaMap;
#endif`,kv=`float metalnessFactor = metalness;
#ifdef USE_METALNESSMAP
	vec4 texelMetalness = texture2D( metalnessMap, vMetalnessMapUv );
	metalnessFactor *= texelMetalness.b;
#endif`,Fv=`#ifdef USE_METALNESSMAP
	uniform sampler2D metalnessMap;
#endif`,Ov=`#ifdef USE_INSTANCING_MORPH
	float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	float morphTargetBaseInfluence = texelFetch( morphTexture, ivec2( 0, gl_InstanceID ), 0 ).r;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		morphTargetInfluences[i] =  texelFetch( morphTexture, ivec2( i + 1, gl_InstanceID ), 0 ).r;
	}
#endif`,Bv=`#if defined( USE_MORPHCOLORS )
	#if defined( USE_COLOR_ALPHA )
		vColor *= morphTargetBaseInfluence;
	#elif defined( USE_COLOR )
		vColor.rgb *= morphTargetBaseInfluence;
	#endif
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		#if defined( USE_COLOR_ALPHA )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor += getMorph( gl_VertexID, i, 2 ) * morphTargetInfluences[ i ];
		#elif defined( USE_COLOR )
			if ( morphTargetInfluences[ i ] != 0.0 ) vColor.rgb += getMorph( gl_VertexID, i, 2 ).rgb * morphTargetInfluences[ i ];
		#endif
	}
#endif`,zv=`#ifdef USE_MORPHNORMALS
	objectNormal *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) objectNormal += getMorph( gl_VertexID, i, 1 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,Gv=`#ifdef USE_MORPHTARGETS
	#ifndef USE_INSTANCING_MORPH
		uniform float morphTargetBaseInfluence;
		uniform float morphTargetInfluences[ MORPHTARGETS_COUNT ];
	#endif
	uniform sampler2DArray morphTargetsTexture;
	uniform ivec2 morphTargetsTextureSize;
	vec4 getMorph( const in int vertexIndex, const in int morphTargetIndex, const in int offset ) {
		int texelIndex = vertexIndex * MORPHTARGETS_TEXTURE_STRIDE + offset;
		int y = texelIndex / morphTargetsTextureSize.x;
		int x = texelIndex - y * morphTargetsTextureSize.x;
		ivec3 morphUV = ivec3( x, y, morphTargetIndex );
		return texelFetch( morphTargetsTexture, morphUV, 0 );
	}
#endif`,Vv=`#ifdef USE_MORPHTARGETS
	transformed *= morphTargetBaseInfluence;
	for ( int i = 0; i < MORPHTARGETS_COUNT; i ++ ) {
		if ( morphTargetInfluences[ i ] != 0.0 ) transformed += getMorph( gl_VertexID, i, 0 ).xyz * morphTargetInfluences[ i ];
	}
#endif`,Hv=`float faceDirection = gl_FrontFacing ? 1.0 : - 1.0;
#ifdef FLAT_SHADED
	vec3 fdx = dFdx( vViewPosition );
	vec3 fdy = dFdy( vViewPosition );
	vec3 normal = normalize( cross( fdx, fdy ) );
#else
	vec3 normal = normalize( vNormal );
	#ifdef DOUBLE_SIDED
		normal *= faceDirection;
	#endif
#endif
#if defined( USE_NORMALMAP_TANGENTSPACE ) || defined( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY )
	#ifdef USE_TANGENT
		mat3 tbn = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn = getTangentFrame( - vViewPosition, normal,
		#if defined( USE_NORMALMAP )
			vNormalMapUv
		#elif defined( USE_CLEARCOAT_NORMALMAP )
			vClearcoatNormalMapUv
		#else
			vUv
		#endif
		);
	#endif
	#ifdef DOUBLE_SIDED
		tbn[0] *= faceDirection;
		tbn[1] *= faceDirection;
	#endif
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	#ifdef USE_TANGENT
		mat3 tbn2 = mat3( normalize( vTangent ), normalize( vBitangent ), normal );
	#else
		mat3 tbn2 = getTangentFrame( - vViewPosition, normal, vClearcoatNormalMapUv );
	#endif
	#ifdef DOUBLE_SIDED
		tbn2[0] *= faceDirection;
		tbn2[1] *= faceDirection;
	#endif
#endif
vec3 nonPerturbedNormal = normal;`,Wv=`#ifdef USE_NORMALMAP_OBJECTSPACE
	normal = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#ifdef FLIP_SIDED
		normal = - normal;
	#endif
	#ifdef DOUBLE_SIDED
		normal = normal * faceDirection;
	#endif
	normal = normalize( normalMatrix * normal );
#elif defined( USE_NORMALMAP_TANGENTSPACE )
	vec3 mapN = texture2D( normalMap, vNormalMapUv ).xyz * 2.0 - 1.0;
	#if defined( USE_PACKED_NORMALMAP )
		mapN = vec3( mapN.xy, sqrt( saturate( 1.0 - dot( mapN.xy, mapN.xy ) ) ) );
	#endif
	mapN.xy *= normalScale;
	normal = normalize( tbn * mapN );
#elif defined( USE_BUMPMAP )
	normal = perturbNormalArb( - vViewPosition, normal, dHdxy_fwd(), faceDirection );
#endif`,Xv=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,$v=`#ifndef FLAT_SHADED
	varying vec3 vNormal;
	#ifdef USE_TANGENT
		varying vec3 vTangent;
		varying vec3 vBitangent;
	#endif
#endif`,qv=`#ifndef FLAT_SHADED
	vNormal = normalize( transformedNormal );
	#ifdef USE_TANGENT
		vTangent = normalize( transformedTangent );
		vBitangent = normalize( cross( vNormal, vTangent ) * tangent.w );
		#ifdef FLIP_SIDED
			vBitangent = - vBitangent;
		#endif
	#endif
#endif`,Yv=`#ifdef USE_NORMALMAP
	uniform sampler2D normalMap;
	uniform vec2 normalScale;
#endif
#ifdef USE_NORMALMAP_OBJECTSPACE
	uniform mat3 normalMatrix;
#endif
#if ! defined ( USE_TANGENT ) && ( defined ( USE_NORMALMAP_TANGENTSPACE ) || defined ( USE_CLEARCOAT_NORMALMAP ) || defined( USE_ANISOTROPY ) )
	mat3 getTangentFrame( vec3 eye_pos, vec3 surf_norm, vec2 uv ) {
		vec3 q0 = dFdx( eye_pos.xyz );
		vec3 q1 = dFdy( eye_pos.xyz );
		vec2 st0 = dFdx( uv.st );
		vec2 st1 = dFdy( uv.st );
		vec3 N = surf_norm;
		vec3 q1perp = cross( q1, N );
		vec3 q0perp = cross( N, q0 );
		vec3 T = q1perp * st0.x + q0perp * st1.x;
		vec3 B = q1perp * st0.y + q0perp * st1.y;
		float det = max( dot( T, T ), dot( B, B ) );
		float scale = ( det == 0.0 ) ? 0.0 : inversesqrt( det );
		return mat3( T * scale, B * scale, N );
	}
#endif`,Zv=`#ifdef USE_CLEARCOAT
	vec3 clearcoatNormal = nonPerturbedNormal;
#endif`,Jv=`#ifdef USE_CLEARCOAT_NORMALMAP
	vec3 clearcoatMapN = texture2D( clearcoatNormalMap, vClearcoatNormalMapUv ).xyz * 2.0 - 1.0;
	clearcoatMapN.xy *= clearcoatNormalScale;
	clearcoatNormal = normalize( tbn2 * clearcoatMapN );
#endif`,Kv=`#ifdef USE_CLEARCOATMAP
	uniform sampler2D clearcoatMap;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform sampler2D clearcoatNormalMap;
	uniform vec2 clearcoatNormalScale;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform sampler2D clearcoatRoughnessMap;
#endif`,jv=`#ifdef USE_IRIDESCENCEMAP
	uniform sampler2D iridescenceMap;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform sampler2D iridescenceThicknessMap;
#endif`,Qv=`#ifdef OPAQUE
diffuseColor.a = 1.0;
#endif
#ifdef USE_TRANSMISSION
diffuseColor.a *= material.transmissionAlpha;
#endif
gl_FragColor = vec4( outgoingLight, diffuseColor.a );`,ex=`vec3 packNormalToRGB( const in vec3 normal ) {
	return normalize( normal ) * 0.5 + 0.5;
}
vec3 unpackRGBToNormal( const in vec3 rgb ) {
	return 2.0 * rgb.xyz - 1.0;
}
const float PackUpscale = 256. / 255.;const float UnpackDownscale = 255. / 256.;const float ShiftRight8 = 1. / 256.;
const float Inv255 = 1. / 255.;
const vec4 PackFactors = vec4( 1.0, 256.0, 256.0 * 256.0, 256.0 * 256.0 * 256.0 );
const vec2 UnpackFactors2 = vec2( UnpackDownscale, 1.0 / PackFactors.g );
const vec3 UnpackFactors3 = vec3( UnpackDownscale / PackFactors.rg, 1.0 / PackFactors.b );
const vec4 UnpackFactors4 = vec4( UnpackDownscale / PackFactors.rgb, 1.0 / PackFactors.a );
vec4 packDepthToRGBA( const in float v ) {
	if( v <= 0.0 )
		return vec4( 0., 0., 0., 0. );
	if( v >= 1.0 )
		return vec4( 1., 1., 1., 1. );
	float vuf;
	float af = modf( v * PackFactors.a, vuf );
	float bf = modf( vuf * ShiftRight8, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec4( vuf * Inv255, gf * PackUpscale, bf * PackUpscale, af );
}
vec3 packDepthToRGB( const in float v ) {
	if( v <= 0.0 )
		return vec3( 0., 0., 0. );
	if( v >= 1.0 )
		return vec3( 1., 1., 1. );
	float vuf;
	float bf = modf( v * PackFactors.b, vuf );
	float gf = modf( vuf * ShiftRight8, vuf );
	return vec3( vuf * Inv255, gf * PackUpscale, bf );
}
vec2 packDepthToRG( const in float v ) {
	if( v <= 0.0 )
		return vec2( 0., 0. );
	if( v >= 1.0 )
		return vec2( 1., 1. );
	float vuf;
	float gf = modf( v * 256., vuf );
	return vec2( vuf * Inv255, gf );
}
float unpackRGBAToDepth( const in vec4 v ) {
	return dot( v, UnpackFactors4 );
}
float unpackRGBToDepth( const in vec3 v ) {
	return dot( v, UnpackFactors3 );
}
float unpackRGToDepth( const in vec2 v ) {
	return v.r * UnpackFactors2.r + v.g * UnpackFactors2.g;
}
vec4 pack2HalfToRGBA( const in vec2 v ) {
	vec4 r = vec4( v.x, fract( v.x * 255.0 ), v.y, fract( v.y * 255.0 ) );
	return vec4( r.x - r.y / 255.0, r.y, r.z - r.w / 255.0, r.w );
}
vec2 unpackRGBATo2Half( const in vec4 v ) {
	return vec2( v.x + ( v.y / 255.0 ), v.z + ( v.w / 255.0 ) );
}
float viewZToOrthographicDepth( const in float viewZ, const in float near, const in float far ) {
	return ( viewZ + near ) / ( near - far );
}
float orthographicDepthToViewZ( const in float depth, const in float near, const in float far ) {
	#ifdef USE_REVERSED_DEPTH_BUFFER
	
		return depth * ( far - near ) - far;
	#else
		return depth * ( near - far ) - near;
	#endif
}
float viewZToPerspectiveDepth( const in float viewZ, const in float near, const in float far ) {
	return ( ( near + viewZ ) * far ) / ( ( far - near ) * viewZ );
}
float perspectiveDepthToViewZ( const in float depth, const in float near, const in float far ) {
	
	#ifdef USE_REVERSED_DEPTH_BUFFER
		return ( near * far ) / ( ( near - far ) * depth - near );
	#else
		return ( near * far ) / ( ( far - near ) * depth - far );
	#endif
}`,tx=`#ifdef PREMULTIPLIED_ALPHA
	gl_FragColor.rgb *= gl_FragColor.a;
#endif`,nx=`vec4 mvPosition = vec4( transformed, 1.0 );
#ifdef USE_BATCHING
	mvPosition = batchingMatrix * mvPosition;
#endif
#ifdef USE_INSTANCING
	mvPosition = instanceMatrix * mvPosition;
#endif
mvPosition = modelViewMatrix * mvPosition;
gl_Position = projectionMatrix * mvPosition;`,ix=`#ifdef DITHERING
	gl_FragColor.rgb = dithering( gl_FragColor.rgb );
#endif`,sx=`#ifdef DITHERING
	vec3 dithering( vec3 color ) {
		float grid_position = rand( gl_FragCoord.xy );
		vec3 dither_shift_RGB = vec3( 0.25 / 255.0, -0.25 / 255.0, 0.25 / 255.0 );
		dither_shift_RGB = mix( 2.0 * dither_shift_RGB, -2.0 * dither_shift_RGB, grid_position );
		return color + dither_shift_RGB;
	}
#endif`,rx=`float roughnessFactor = roughness;
#ifdef USE_ROUGHNESSMAP
	vec4 texelRoughness = texture2D( roughnessMap, vRoughnessMapUv );
	roughnessFactor *= texelRoughness.g;
#endif`,ax=`#ifdef USE_ROUGHNESSMAP
	uniform sampler2D roughnessMap;
#endif`,ox=`#if NUM_SPOT_LIGHT_COORDS > 0
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#if NUM_SPOT_LIGHT_MAPS > 0
	uniform sampler2D spotLightMap[ NUM_SPOT_LIGHT_MAPS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		#define SUN_LIGHT_CASCADES 2
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#else
			uniform sampler2D sunShadowMap[ NUM_SUN_LIGHT_SHADOWS ];
		#endif
		uniform mat4 sunShadowMatrix[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		uniform vec4 sunShadowCascade[ NUM_SUN_LIGHT_SHADOWS * SUN_LIGHT_CASCADES ];
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
		struct SunLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SunLightShadow sunLightShadows[ NUM_SUN_LIGHT_SHADOWS ];
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#else
			uniform sampler2D directionalShadowMap[ NUM_DIR_LIGHT_SHADOWS ];
		#endif
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform sampler2DShadow spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#else
			uniform sampler2D spotShadowMap[ NUM_SPOT_LIGHT_SHADOWS ];
		#endif
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#if defined( SHADOWMAP_TYPE_PCF )
			uniform samplerCubeShadow pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#elif defined( SHADOWMAP_TYPE_BASIC )
			uniform samplerCube pointShadowMap[ NUM_POINT_LIGHT_SHADOWS ];
		#endif
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float interleavedGradientNoise( vec2 position ) {
			return fract( 52.9829189 * fract( dot( position, vec2( 0.06711056, 0.00583715 ) ) ) );
		}
		vec2 vogelDiskSample( int sampleIndex, int samplesCount, float phi ) {
			const float goldenAngle = 2.399963229728653;
			float r = sqrt( ( float( sampleIndex ) + 0.5 ) / float( samplesCount ) );
			float theta = float( sampleIndex ) * goldenAngle + phi;
			return vec2( cos( theta ), sin( theta ) ) * r;
		}
	#endif
	#if defined( SHADOWMAP_TYPE_PCF )
		float getShadow( sampler2DShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 texelSize = vec2( 1.0 ) / shadowMapSize;
				vec2 radius = shadowRadius * texelSize;
				float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
				shadow = (
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 0, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 1, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 2, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 3, 5, phi ) * radius, shadowCoord.z ) ) +
					texture( shadowMap, vec3( shadowCoord.xy + vogelDiskSample( 4, 5, phi ) * radius, shadowCoord.z ) )
				) * 0.2;
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#elif defined( SHADOWMAP_TYPE_VSM )
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				vec2 distribution = texture2D( shadowMap, shadowCoord.xy ).rg;
				float mean = distribution.x;
				float variance = distribution.y * distribution.y;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					float hard_shadow = step( mean, shadowCoord.z );
				#else
					float hard_shadow = step( shadowCoord.z, mean );
				#endif
				
				if ( hard_shadow == 1.0 ) {
					shadow = 1.0;
				} else {
					variance = max( variance, 0.0000001 );
					float d = shadowCoord.z - mean;
					float p_max = variance / ( variance + d * d );
					p_max = clamp( ( p_max - 0.3 ) / 0.65, 0.0, 1.0 );
					shadow = max( hard_shadow, p_max );
				}
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#else
		float getShadow( sampler2D shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord ) {
			float shadow = 1.0;
			shadowCoord.xyz /= shadowCoord.w;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				shadowCoord.z -= shadowBias;
			#else
				shadowCoord.z += shadowBias;
			#endif
			bool inFrustum = shadowCoord.x >= 0.0 && shadowCoord.x <= 1.0 && shadowCoord.y >= 0.0 && shadowCoord.y <= 1.0;
			bool frustumTest = inFrustum && shadowCoord.z <= 1.0;
			if ( frustumTest ) {
				float depth = texture2D( shadowMap, shadowCoord.xy ).r;
				#ifdef USE_REVERSED_DEPTH_BUFFER
					shadow = step( depth, shadowCoord.z );
				#else
					shadow = step( shadowCoord.z, depth );
				#endif
			}
			return mix( 1.0, shadow, shadowIntensity );
		}
	#endif
	#if NUM_SUN_LIGHT_SHADOWS > 0
		float getSunShadow(
			#if defined( SHADOWMAP_TYPE_PCF )
				sampler2DShadow shadowMap,
			#else
				sampler2D shadowMap,
			#endif
			SunLightShadow sunLightShadow,
			int shadowIndex
		) {
			vec4 shadowWorldPosition = vec4( vSunShadowWorldPosition.xyz + vSunShadowWorldNormal * sunLightShadow.shadowNormalBias, 1.0 );
			float viewDepth = vSunShadowWorldPosition.w;
			int cascadeOffset = shadowIndex * SUN_LIGHT_CASCADES;
			float shadow = 1.0;
			for ( int i = SUN_LIGHT_CASCADES - 1; i >= 0; i -- ) {
				vec4 cascade = sunShadowCascade[ cascadeOffset + i ];
				if ( viewDepth >= cascade.x && viewDepth < cascade.y ) {
					float cascadeShadow = getShadow(
						shadowMap,
						sunLightShadow.shadowMapSize,
						sunLightShadow.shadowIntensity,
						sunLightShadow.shadowBias,
						sunLightShadow.shadowRadius,
						sunShadowMatrix[ cascadeOffset + i ] * shadowWorldPosition
					);
					shadow = mix( cascadeShadow, shadow, smoothstep( cascade.z, cascade.y, viewDepth ) );
				}
			}
			return shadow;
		}
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
	#if defined( SHADOWMAP_TYPE_PCF )
	float getPointShadow( samplerCubeShadow shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 bd3D = normalize( lightToPosition );
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float lightDistance = length( lightToPosition );
			float depthRange = shadowCameraFar - shadowCameraNear;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				float depthA = - shadowCameraNear / depthRange - shadowBias;
				float depthB = shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#else
				float depthA = shadowCameraFar / depthRange + shadowBias;
				float depthB = - shadowCameraNear * shadowCameraFar / ( depthRange * lightDistance );
			#endif
			float texelSize = shadowRadius / shadowMapSize.x;
			vec3 absDir = abs( bd3D );
			vec3 tangent = absDir.x > absDir.z ? vec3( 0.0, 1.0, 0.0 ) : vec3( 1.0, 0.0, 0.0 );
			tangent = normalize( cross( bd3D, tangent ) );
			vec3 bitangent = cross( bd3D, tangent );
			float phi = interleavedGradientNoise( gl_FragCoord.xy ) * PI2;
			shadow = 0.0;
			for ( int i = 0; i < 5; i ++ ) {
				vec2 offset = vogelDiskSample( i, 5, phi );
				vec3 direction = bd3D + ( tangent * offset.x + bitangent * offset.y ) * texelSize;
				vec3 absDirection = abs( direction );
				float dp = depthA + depthB / max( max( absDirection.x, absDirection.y ), absDirection.z );
				shadow += texture( shadowMap, vec4( direction, dp ) );
			}
			shadow *= 0.2;
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#elif defined( SHADOWMAP_TYPE_BASIC )
	float getPointShadow( samplerCube shadowMap, vec2 shadowMapSize, float shadowIntensity, float shadowBias, float shadowRadius, vec4 shadowCoord, float shadowCameraNear, float shadowCameraFar ) {
		float shadow = 1.0;
		vec3 lightToPosition = shadowCoord.xyz;
		vec3 absVec = abs( lightToPosition );
		float viewSpaceZ = max( max( absVec.x, absVec.y ), absVec.z );
		if ( viewSpaceZ - shadowCameraFar <= 0.0 && viewSpaceZ - shadowCameraNear >= 0.0 ) {
			float dp = ( shadowCameraFar * ( viewSpaceZ - shadowCameraNear ) ) / ( viewSpaceZ * ( shadowCameraFar - shadowCameraNear ) );
			dp += shadowBias;
			vec3 bd3D = normalize( lightToPosition );
			float depth = textureCube( shadowMap, bd3D ).r;
			#ifdef USE_REVERSED_DEPTH_BUFFER
				depth = 1.0 - depth;
			#endif
			shadow = step( dp, depth );
		}
		return mix( 1.0, shadow, shadowIntensity );
	}
	#endif
	#endif
#endif`,lx=`#if NUM_SPOT_LIGHT_COORDS > 0
	uniform mat4 spotLightMatrix[ NUM_SPOT_LIGHT_COORDS ];
	varying vec4 vSpotLightCoord[ NUM_SPOT_LIGHT_COORDS ];
#endif
#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
		varying vec4 vSunShadowWorldPosition;
		varying vec3 vSunShadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		uniform mat4 directionalShadowMatrix[ NUM_DIR_LIGHT_SHADOWS ];
		varying vec4 vDirectionalShadowCoord[ NUM_DIR_LIGHT_SHADOWS ];
		struct DirectionalLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform DirectionalLightShadow directionalLightShadows[ NUM_DIR_LIGHT_SHADOWS ];
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
		struct SpotLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
		};
		uniform SpotLightShadow spotLightShadows[ NUM_SPOT_LIGHT_SHADOWS ];
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		uniform mat4 pointShadowMatrix[ NUM_POINT_LIGHT_SHADOWS ];
		varying vec4 vPointShadowCoord[ NUM_POINT_LIGHT_SHADOWS ];
		struct PointLightShadow {
			float shadowIntensity;
			float shadowBias;
			float shadowNormalBias;
			float shadowRadius;
			vec2 shadowMapSize;
			float shadowCameraNear;
			float shadowCameraFar;
		};
		uniform PointLightShadow pointLightShadows[ NUM_POINT_LIGHT_SHADOWS ];
	#endif
#endif`,cx=`#if ( defined( USE_SHADOWMAP ) && ( NUM_DIR_LIGHT_SHADOWS > 0 || NUM_SUN_LIGHT_SHADOWS > 0 || NUM_POINT_LIGHT_SHADOWS > 0 ) ) || ( NUM_SPOT_LIGHT_COORDS > 0 )
	#ifdef HAS_NORMAL
		vec3 shadowWorldNormal = transformNormalByInverseViewMatrix( transformedNormal, viewMatrix );
	#else
		vec3 shadowWorldNormal = vec3( 0.0 );
	#endif
	vec4 shadowWorldPosition;
#endif
#if defined( USE_SHADOWMAP )
	#if NUM_SUN_LIGHT_SHADOWS > 0
		vSunShadowWorldPosition = vec4( worldPosition.xyz, - mvPosition.z );
		vSunShadowWorldNormal = shadowWorldNormal;
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * directionalLightShadows[ i ].shadowNormalBias, 0 );
			vDirectionalShadowCoord[ i ] = directionalShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0
		#pragma unroll_loop_start
		for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
			shadowWorldPosition = worldPosition + vec4( shadowWorldNormal * pointLightShadows[ i ].shadowNormalBias, 0 );
			vPointShadowCoord[ i ] = pointShadowMatrix[ i ] * shadowWorldPosition;
		}
		#pragma unroll_loop_end
	#endif
#endif
#if NUM_SPOT_LIGHT_COORDS > 0
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_COORDS; i ++ ) {
		shadowWorldPosition = worldPosition;
		#if ( defined( USE_SHADOWMAP ) && UNROLLED_LOOP_INDEX < NUM_SPOT_LIGHT_SHADOWS )
			shadowWorldPosition.xyz += shadowWorldNormal * spotLightShadows[ i ].shadowNormalBias;
		#endif
		vSpotLightCoord[ i ] = spotLightMatrix[ i ] * shadowWorldPosition;
	}
	#pragma unroll_loop_end
#endif`,ux=`float getShadowMask() {
	float shadow = 1.0;
	#ifdef USE_SHADOWMAP
	#if NUM_SUN_LIGHT_SHADOWS > 0
	SunLightShadow sunLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SUN_LIGHT_SHADOWS; i ++ ) {
		sunLight = sunLightShadows[ i ];
		shadow *= receiveShadow ? getSunShadow( sunShadowMap[ i ], sunLight, UNROLLED_LOOP_INDEX ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_DIR_LIGHT_SHADOWS > 0
	DirectionalLightShadow directionalLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_DIR_LIGHT_SHADOWS; i ++ ) {
		directionalLight = directionalLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( directionalShadowMap[ i ], directionalLight.shadowMapSize, directionalLight.shadowIntensity, directionalLight.shadowBias, directionalLight.shadowRadius, vDirectionalShadowCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_SPOT_LIGHT_SHADOWS > 0
	SpotLightShadow spotLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_SPOT_LIGHT_SHADOWS; i ++ ) {
		spotLight = spotLightShadows[ i ];
		shadow *= receiveShadow ? getShadow( spotShadowMap[ i ], spotLight.shadowMapSize, spotLight.shadowIntensity, spotLight.shadowBias, spotLight.shadowRadius, vSpotLightCoord[ i ] ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#if NUM_POINT_LIGHT_SHADOWS > 0 && ( defined( SHADOWMAP_TYPE_PCF ) || defined( SHADOWMAP_TYPE_BASIC ) )
	PointLightShadow pointLight;
	#pragma unroll_loop_start
	for ( int i = 0; i < NUM_POINT_LIGHT_SHADOWS; i ++ ) {
		pointLight = pointLightShadows[ i ];
		shadow *= receiveShadow ? getPointShadow( pointShadowMap[ i ], pointLight.shadowMapSize, pointLight.shadowIntensity, pointLight.shadowBias, pointLight.shadowRadius, vPointShadowCoord[ i ], pointLight.shadowCameraNear, pointLight.shadowCameraFar ) : 1.0;
	}
	#pragma unroll_loop_end
	#endif
	#endif
	return shadow;
}`,hx=`#ifdef USE_SKINNING
	mat4 boneMatX = getBoneMatrix( skinIndex.x );
	mat4 boneMatY = getBoneMatrix( skinIndex.y );
	mat4 boneMatZ = getBoneMatrix( skinIndex.z );
	mat4 boneMatW = getBoneMatrix( skinIndex.w );
#endif`,dx=`#ifdef USE_SKINNING
	uniform mat4 bindMatrix;
	uniform mat4 bindMatrixInverse;
	uniform highp sampler2D boneTexture;
	mat4 getBoneMatrix( const in float i ) {
		int size = textureSize( boneTexture, 0 ).x;
		int j = int( i ) * 4;
		int x = j % size;
		int y = j / size;
		vec4 v1 = texelFetch( boneTexture, ivec2( x, y ), 0 );
		vec4 v2 = texelFetch( boneTexture, ivec2( x + 1, y ), 0 );
		vec4 v3 = texelFetch( boneTexture, ivec2( x + 2, y ), 0 );
		vec4 v4 = texelFetch( boneTexture, ivec2( x + 3, y ), 0 );
		return mat4( v1, v2, v3, v4 );
	}
#endif`,fx=`#ifdef USE_SKINNING
	vec4 skinVertex = bindMatrix * vec4( transformed, 1.0 );
	vec4 skinned = vec4( 0.0 );
	skinned += boneMatX * skinVertex * skinWeight.x;
	skinned += boneMatY * skinVertex * skinWeight.y;
	skinned += boneMatZ * skinVertex * skinWeight.z;
	skinned += boneMatW * skinVertex * skinWeight.w;
	transformed = ( bindMatrixInverse * skinned ).xyz;
#endif`,px=`#ifdef USE_SKINNING
	mat4 skinMatrix = mat4( 0.0 );
	skinMatrix += skinWeight.x * boneMatX;
	skinMatrix += skinWeight.y * boneMatY;
	skinMatrix += skinWeight.z * boneMatZ;
	skinMatrix += skinWeight.w * boneMatW;
	skinMatrix = bindMatrixInverse * skinMatrix * bindMatrix;
	objectNormal = vec4( skinMatrix * vec4( objectNormal, 0.0 ) ).xyz;
	#ifdef USE_TANGENT
		objectTangent = vec4( skinMatrix * vec4( objectTangent, 0.0 ) ).xyz;
	#endif
#endif`,mx=`float specularStrength;
#ifdef USE_SPECULARMAP
	vec4 texelSpecular = texture2D( specularMap, vSpecularMapUv );
	specularStrength = texelSpecular.r;
#else
	specularStrength = 1.0;
#endif`,gx=`#ifdef USE_SPECULARMAP
	uniform sampler2D specularMap;
#endif`,vx=`#if defined( TONE_MAPPING )
	gl_FragColor.rgb = toneMapping( gl_FragColor.rgb );
#endif`,xx=`#ifndef saturate
#define saturate( a ) clamp( a, 0.0, 1.0 )
#endif
uniform float toneMappingExposure;
vec3 LinearToneMapping( vec3 color ) {
	return saturate( toneMappingExposure * color );
}
vec3 ReinhardToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	return saturate( color / ( vec3( 1.0 ) + color ) );
}
vec3 CineonToneMapping( vec3 color ) {
	color *= toneMappingExposure;
	color = max( vec3( 0.0 ), color - 0.004 );
	return pow( ( color * ( 6.2 * color + 0.5 ) ) / ( color * ( 6.2 * color + 1.7 ) + 0.06 ), vec3( 2.2 ) );
}
vec3 RRTAndODTFit( vec3 v ) {
	vec3 a = v * ( v + 0.0245786 ) - 0.000090537;
	vec3 b = v * ( 0.983729 * v + 0.4329510 ) + 0.238081;
	return a / b;
}
vec3 ACESFilmicToneMapping( vec3 color ) {
	const mat3 ACESInputMat = mat3(
		vec3( 0.59719, 0.07600, 0.02840 ),		vec3( 0.35458, 0.90834, 0.13383 ),
		vec3( 0.04823, 0.01566, 0.83777 )
	);
	const mat3 ACESOutputMat = mat3(
		vec3(  1.60475, -0.10208, -0.00327 ),		vec3( -0.53108,  1.10813, -0.07276 ),
		vec3( -0.07367, -0.00605,  1.07602 )
	);
	color *= toneMappingExposure / 0.6;
	color = ACESInputMat * color;
	color = RRTAndODTFit( color );
	color = ACESOutputMat * color;
	return saturate( color );
}
const mat3 LINEAR_REC2020_TO_LINEAR_SRGB = mat3(
	vec3( 1.6605, - 0.1246, - 0.0182 ),
	vec3( - 0.5876, 1.1329, - 0.1006 ),
	vec3( - 0.0728, - 0.0083, 1.1187 )
);
const mat3 LINEAR_SRGB_TO_LINEAR_REC2020 = mat3(
	vec3( 0.6274, 0.0691, 0.0164 ),
	vec3( 0.3293, 0.9195, 0.0880 ),
	vec3( 0.0433, 0.0113, 0.8956 )
);
vec3 agxDefaultContrastApprox( vec3 x ) {
	vec3 x2 = x * x;
	vec3 x4 = x2 * x2;
	return + 15.5 * x4 * x2
		- 40.14 * x4 * x
		+ 31.96 * x4
		- 6.868 * x2 * x
		+ 0.4298 * x2
		+ 0.1191 * x
		- 0.00232;
}
vec3 AgXToneMapping( vec3 color ) {
	const mat3 AgXInsetMatrix = mat3(
		vec3( 0.856627153315983, 0.137318972929847, 0.11189821299995 ),
		vec3( 0.0951212405381588, 0.761241990602591, 0.0767994186031903 ),
		vec3( 0.0482516061458583, 0.101439036467562, 0.811302368396859 )
	);
	const mat3 AgXOutsetMatrix = mat3(
		vec3( 1.1271005818144368, - 0.1413297634984383, - 0.14132976349843826 ),
		vec3( - 0.11060664309660323, 1.157823702216272, - 0.11060664309660294 ),
		vec3( - 0.016493938717834573, - 0.016493938717834257, 1.2519364065950405 )
	);
	const float AgxMinEv = - 12.47393;	const float AgxMaxEv = 4.026069;
	color *= toneMappingExposure;
	color = LINEAR_SRGB_TO_LINEAR_REC2020 * color;
	color = AgXInsetMatrix * color;
	color = max( color, 1e-10 );	color = log2( color );
	color = ( color - AgxMinEv ) / ( AgxMaxEv - AgxMinEv );
	color = clamp( color, 0.0, 1.0 );
	color = agxDefaultContrastApprox( color );
	color = AgXOutsetMatrix * color;
	color = pow( max( vec3( 0.0 ), color ), vec3( 2.2 ) );
	color = LINEAR_REC2020_TO_LINEAR_SRGB * color;
	color = clamp( color, 0.0, 1.0 );
	return color;
}
vec3 NeutralToneMapping( vec3 color ) {
	const float StartCompression = 0.8 - 0.04;
	const float Desaturation = 0.15;
	color *= toneMappingExposure;
	float x = min( color.r, min( color.g, color.b ) );
	float offset = x < 0.08 ? x - 6.25 * x * x : 0.04;
	color -= offset;
	float peak = max( color.r, max( color.g, color.b ) );
	if ( peak < StartCompression ) return color;
	float d = 1. - StartCompression;
	float newPeak = 1. - d * d / ( peak + d - StartCompression );
	color *= newPeak / peak;
	float g = 1. - 1. / ( Desaturation * ( peak - newPeak ) + 1. );
	return mix( color, vec3( newPeak ), g );
}
vec3 CustomToneMapping( vec3 color ) { return color; }`,yx=`#ifdef USE_TRANSMISSION
	material.transmission = transmission;
	material.transmissionAlpha = 1.0;
	material.thickness = thickness;
	material.attenuationDistance = attenuationDistance;
	material.attenuationColor = attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		material.transmission *= texture2D( transmissionMap, vTransmissionMapUv ).r;
	#endif
	#ifdef USE_THICKNESSMAP
		material.thickness *= texture2D( thicknessMap, vThicknessMapUv ).g;
	#endif
	vec3 pos = vWorldPosition;
	vec3 v = normalize( cameraPosition - pos );
	vec3 n = transformNormalByInverseViewMatrix( normal, viewMatrix );
	vec4 transmitted = getIBLVolumeRefraction(
		n, v, material.roughness, material.diffuseContribution, material.specularColorBlended, material.specularF90,
		pos, modelMatrix, viewMatrix, projectionMatrix, material.dispersion, material.ior, material.thickness,
		material.attenuationColor, material.attenuationDistance );
	material.transmissionAlpha = mix( material.transmissionAlpha, transmitted.a, material.transmission );
	totalDiffuse = mix( totalDiffuse, transmitted.rgb, material.transmission );
#endif`,_x=`#ifdef USE_TRANSMISSION
	uniform float transmission;
	uniform float thickness;
	uniform float attenuationDistance;
	uniform vec3 attenuationColor;
	#ifdef USE_TRANSMISSIONMAP
		uniform sampler2D transmissionMap;
	#endif
	#ifdef USE_THICKNESSMAP
		uniform sampler2D thicknessMap;
	#endif
	uniform vec2 transmissionSamplerSize;
	uniform sampler2D transmissionSamplerMap;
	uniform mat4 modelMatrix;
	uniform mat4 projectionMatrix;
	varying vec3 vWorldPosition;
	float w0( float a ) {
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - a + 3.0 ) - 3.0 ) + 1.0 );
	}
	float w1( float a ) {
		return ( 1.0 / 6.0 ) * ( a *  a * ( 3.0 * a - 6.0 ) + 4.0 );
	}
	float w2( float a ){
		return ( 1.0 / 6.0 ) * ( a * ( a * ( - 3.0 * a + 3.0 ) + 3.0 ) + 1.0 );
	}
	float w3( float a ) {
		return ( 1.0 / 6.0 ) * ( a * a * a );
	}
	float g0( float a ) {
		return w0( a ) + w1( a );
	}
	float g1( float a ) {
		return w2( a ) + w3( a );
	}
	float h0( float a ) {
		return - 1.0 + w1( a ) / ( w0( a ) + w1( a ) );
	}
	float h1( float a ) {
		return 1.0 + w3( a ) / ( w2( a ) + w3( a ) );
	}
	vec4 bicubic( sampler2D tex, vec2 uv, vec4 texelSize, float lod ) {
		uv = uv * texelSize.zw + 0.5;
		vec2 iuv = floor( uv );
		vec2 fuv = fract( uv );
		float g0x = g0( fuv.x );
		float g1x = g1( fuv.x );
		float h0x = h0( fuv.x );
		float h1x = h1( fuv.x );
		float h0y = h0( fuv.y );
		float h1y = h1( fuv.y );
		vec2 p0 = ( vec2( iuv.x + h0x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p1 = ( vec2( iuv.x + h1x, iuv.y + h0y ) - 0.5 ) * texelSize.xy;
		vec2 p2 = ( vec2( iuv.x + h0x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		vec2 p3 = ( vec2( iuv.x + h1x, iuv.y + h1y ) - 0.5 ) * texelSize.xy;
		return g0( fuv.y ) * ( g0x * textureLod( tex, p0, lod ) + g1x * textureLod( tex, p1, lod ) ) +
			g1( fuv.y ) * ( g0x * textureLod( tex, p2, lod ) + g1x * textureLod( tex, p3, lod ) );
	}
	vec4 textureBicubic( sampler2D sampler, vec2 uv, float lod ) {
		vec2 fLodSize = vec2( textureSize( sampler, int( lod ) ) );
		vec2 cLodSize = vec2( textureSize( sampler, int( lod + 1.0 ) ) );
		vec2 fLodSizeInv = 1.0 / fLodSize;
		vec2 cLodSizeInv = 1.0 / cLodSize;
		vec4 fSample = bicubic( sampler, uv, vec4( fLodSizeInv, fLodSize ), floor( lod ) );
		vec4 cSample = bicubic( sampler, uv, vec4( cLodSizeInv, cLodSize ), ceil( lod ) );
		return mix( fSample, cSample, fract( lod ) );
	}
	vec3 getVolumeTransmissionRay( const in vec3 n, const in vec3 v, const in float thickness, const in float ior, const in mat4 modelMatrix ) {
		vec3 refractionVector = refract( - v, normalize( n ), 1.0 / ior );
		vec3 modelScale;
		modelScale.x = length( vec3( modelMatrix[ 0 ].xyz ) );
		modelScale.y = length( vec3( modelMatrix[ 1 ].xyz ) );
		modelScale.z = length( vec3( modelMatrix[ 2 ].xyz ) );
		return normalize( refractionVector ) * thickness * modelScale;
	}
	float applyIorToRoughness( const in float roughness, const in float ior ) {
		return roughness * clamp( ior * 2.0 - 2.0, 0.0, 1.0 );
	}
	vec4 getTransmissionSample( const in vec2 fragCoord, const in float roughness, const in float ior ) {
		float lod = log2( transmissionSamplerSize.x ) * applyIorToRoughness( roughness, ior );
		return textureBicubic( transmissionSamplerMap, fragCoord.xy, lod );
	}
	vec3 volumeAttenuation( const in float transmissionDistance, const in vec3 attenuationColor, const in float attenuationDistance ) {
		if ( isinf( attenuationDistance ) ) {
			return vec3( 1.0 );
		} else {
			vec3 attenuationCoefficient = -log( attenuationColor ) / attenuationDistance;
			vec3 transmittance = exp( - attenuationCoefficient * transmissionDistance );			return transmittance;
		}
	}
	vec4 getIBLVolumeRefraction( const in vec3 n, const in vec3 v, const in float roughness, const in vec3 diffuseColor,
		const in vec3 specularColor, const in float specularF90, const in vec3 position, const in mat4 modelMatrix,
		const in mat4 viewMatrix, const in mat4 projMatrix, const in float dispersion, const in float ior, const in float thickness,
		const in vec3 attenuationColor, const in float attenuationDistance ) {
		vec4 transmittedLight;
		vec3 transmittance;
		#ifdef USE_DISPERSION
			float halfSpread = ( ior - 1.0 ) * 0.025 * dispersion;
			vec3 iors = vec3( ior - halfSpread, ior, ior + halfSpread );
			for ( int i = 0; i < 3; i ++ ) {
				vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, iors[ i ], modelMatrix );
				vec3 refractedRayExit = position + transmissionRay;
				vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
				vec2 refractionCoords = ndcPos.xy / ndcPos.w;
				refractionCoords += 1.0;
				refractionCoords /= 2.0;
				vec4 transmissionSample = getTransmissionSample( refractionCoords, roughness, iors[ i ] );
				transmittedLight[ i ] = transmissionSample[ i ];
				transmittedLight.a += transmissionSample.a;
				transmittance[ i ] = diffuseColor[ i ] * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance )[ i ];
			}
			transmittedLight.a /= 3.0;
		#else
			vec3 transmissionRay = getVolumeTransmissionRay( n, v, thickness, ior, modelMatrix );
			vec3 refractedRayExit = position + transmissionRay;
			vec4 ndcPos = projMatrix * viewMatrix * vec4( refractedRayExit, 1.0 );
			vec2 refractionCoords = ndcPos.xy / ndcPos.w;
			refractionCoords += 1.0;
			refractionCoords /= 2.0;
			transmittedLight = getTransmissionSample( refractionCoords, roughness, ior );
			transmittance = diffuseColor * volumeAttenuation( length( transmissionRay ), attenuationColor, attenuationDistance );
		#endif
		vec3 attenuatedColor = transmittance * transmittedLight.rgb;
		vec3 F = EnvironmentBRDF( n, v, specularColor, specularF90, roughness );
		float transmittanceFactor = ( transmittance.r + transmittance.g + transmittance.b ) / 3.0;
		return vec4( ( 1.0 - F ) * attenuatedColor, 1.0 - ( 1.0 - transmittedLight.a ) * transmittanceFactor );
	}
#endif`,bx=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_SPECULARMAP
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,Mx=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	varying vec2 vUv;
#endif
#ifdef USE_MAP
	uniform mat3 mapTransform;
	varying vec2 vMapUv;
#endif
#ifdef USE_ALPHAMAP
	uniform mat3 alphaMapTransform;
	varying vec2 vAlphaMapUv;
#endif
#ifdef USE_LIGHTMAP
	uniform mat3 lightMapTransform;
	varying vec2 vLightMapUv;
#endif
#ifdef USE_AOMAP
	uniform mat3 aoMapTransform;
	varying vec2 vAoMapUv;
#endif
#ifdef USE_BUMPMAP
	uniform mat3 bumpMapTransform;
	varying vec2 vBumpMapUv;
#endif
#ifdef USE_NORMALMAP
	uniform mat3 normalMapTransform;
	varying vec2 vNormalMapUv;
#endif
#ifdef USE_DISPLACEMENTMAP
	uniform mat3 displacementMapTransform;
	varying vec2 vDisplacementMapUv;
#endif
#ifdef USE_EMISSIVEMAP
	uniform mat3 emissiveMapTransform;
	varying vec2 vEmissiveMapUv;
#endif
#ifdef USE_METALNESSMAP
	uniform mat3 metalnessMapTransform;
	varying vec2 vMetalnessMapUv;
#endif
#ifdef USE_ROUGHNESSMAP
	uniform mat3 roughnessMapTransform;
	varying vec2 vRoughnessMapUv;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	uniform mat3 diffuseRoughnessMapTransform;
	varying vec2 vDiffuseRoughnessMapUv;
#endif
#ifdef USE_ANISOTROPYMAP
	uniform mat3 anisotropyMapTransform;
	varying vec2 vAnisotropyMapUv;
#endif
#ifdef USE_CLEARCOATMAP
	uniform mat3 clearcoatMapTransform;
	varying vec2 vClearcoatMapUv;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	uniform mat3 clearcoatNormalMapTransform;
	varying vec2 vClearcoatNormalMapUv;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	uniform mat3 clearcoatRoughnessMapTransform;
	varying vec2 vClearcoatRoughnessMapUv;
#endif
#ifdef USE_SHEEN_COLORMAP
	uniform mat3 sheenColorMapTransform;
	varying vec2 vSheenColorMapUv;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	uniform mat3 sheenRoughnessMapTransform;
	varying vec2 vSheenRoughnessMapUv;
#endif
#ifdef USE_IRIDESCENCEMAP
	uniform mat3 iridescenceMapTransform;
	varying vec2 vIridescenceMapUv;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	uniform mat3 iridescenceThicknessMapTransform;
	varying vec2 vIridescenceThicknessMapUv;
#endif
#ifdef USE_SPECULARMAP
	uniform mat3 specularMapTransform;
	varying vec2 vSpecularMapUv;
#endif
#ifdef USE_SPECULAR_COLORMAP
	uniform mat3 specularColorMapTransform;
	varying vec2 vSpecularColorMapUv;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	uniform mat3 specularIntensityMapTransform;
	varying vec2 vSpecularIntensityMapUv;
#endif
#ifdef USE_TRANSMISSIONMAP
	uniform mat3 transmissionMapTransform;
	varying vec2 vTransmissionMapUv;
#endif
#ifdef USE_THICKNESSMAP
	uniform mat3 thicknessMapTransform;
	varying vec2 vThicknessMapUv;
#endif`,Sx=`#if defined( USE_UV ) || defined( USE_ANISOTROPY )
	vUv = vec3( uv, 1 ).xy;
#endif
#ifdef USE_MAP
	vMapUv = ( mapTransform * vec3( MAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ALPHAMAP
	vAlphaMapUv = ( alphaMapTransform * vec3( ALPHAMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_LIGHTMAP
	vLightMapUv = ( lightMapTransform * vec3( LIGHTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_AOMAP
	vAoMapUv = ( aoMapTransform * vec3( AOMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_BUMPMAP
	vBumpMapUv = ( bumpMapTransform * vec3( BUMPMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_NORMALMAP
	vNormalMapUv = ( normalMapTransform * vec3( NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DISPLACEMENTMAP
	vDisplacementMapUv = ( displacementMapTransform * vec3( DISPLACEMENTMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_EMISSIVEMAP
	vEmissiveMapUv = ( emissiveMapTransform * vec3( EMISSIVEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_METALNESSMAP
	vMetalnessMapUv = ( metalnessMapTransform * vec3( METALNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ROUGHNESSMAP
	vRoughnessMapUv = ( roughnessMapTransform * vec3( ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_DIFFUSE_ROUGHNESSMAP
	vDiffuseRoughnessMapUv = ( diffuseRoughnessMapTransform * vec3( DIFFUSE_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_ANISOTROPYMAP
	vAnisotropyMapUv = ( anisotropyMapTransform * vec3( ANISOTROPYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOATMAP
	vClearcoatMapUv = ( clearcoatMapTransform * vec3( CLEARCOATMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_NORMALMAP
	vClearcoatNormalMapUv = ( clearcoatNormalMapTransform * vec3( CLEARCOAT_NORMALMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_CLEARCOAT_ROUGHNESSMAP
	vClearcoatRoughnessMapUv = ( clearcoatRoughnessMapTransform * vec3( CLEARCOAT_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCEMAP
	vIridescenceMapUv = ( iridescenceMapTransform * vec3( IRIDESCENCEMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_IRIDESCENCE_THICKNESSMAP
	vIridescenceThicknessMapUv = ( iridescenceThicknessMapTransform * vec3( IRIDESCENCE_THICKNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_COLORMAP
	vSheenColorMapUv = ( sheenColorMapTransform * vec3( SHEEN_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SHEEN_ROUGHNESSMAP
	vSheenRoughnessMapUv = ( sheenRoughnessMapTransform * vec3( SHEEN_ROUGHNESSMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULARMAP
	vSpecularMapUv = ( specularMapTransform * vec3( SPECULARMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_COLORMAP
	vSpecularColorMapUv = ( specularColorMapTransform * vec3( SPECULAR_COLORMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_SPECULAR_INTENSITYMAP
	vSpecularIntensityMapUv = ( specularIntensityMapTransform * vec3( SPECULAR_INTENSITYMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_TRANSMISSIONMAP
	vTransmissionMapUv = ( transmissionMapTransform * vec3( TRANSMISSIONMAP_UV, 1 ) ).xy;
#endif
#ifdef USE_THICKNESSMAP
	vThicknessMapUv = ( thicknessMapTransform * vec3( THICKNESSMAP_UV, 1 ) ).xy;
#endif`,wx=`#if defined( USE_ENVMAP ) || defined( DISTANCE ) || defined ( USE_SHADOWMAP ) || defined ( USE_TRANSMISSION ) || NUM_SPOT_LIGHT_COORDS > 0
	vec4 worldPosition = vec4( transformed, 1.0 );
	#ifdef USE_BATCHING
		worldPosition = batchingMatrix * worldPosition;
	#endif
	#ifdef USE_INSTANCING
		worldPosition = instanceMatrix * worldPosition;
	#endif
	worldPosition = modelMatrix * worldPosition;
#endif`,Tx=`varying vec2 vUv;
uniform mat3 uvTransform;
void main() {
	vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	gl_Position = vec4( position.xy, 1.0, 1.0 );
}`,Ax=`uniform sampler2D t2D;
uniform float backgroundIntensity;
varying vec2 vUv;
void main() {
	vec4 texColor = texture2D( t2D, vUv );
	#ifdef DECODE_VIDEO_TEXTURE
		texColor = vec4( mix( pow( texColor.rgb * 0.9478672986 + vec3( 0.0521327014 ), vec3( 2.4 ) ), texColor.rgb * 0.0773993808, vec3( lessThanEqual( texColor.rgb, vec3( 0.04045 ) ) ) ), texColor.w );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Ex=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,Rx=`uniform float backgroundBlurriness;
uniform float backgroundIntensity;
uniform mat3 backgroundRotation;
varying vec3 vWorldDirection;
#include <envmap_common_pars_fragment>
void main() {
	#ifdef ENVMAP_TYPE_PMREM
		vec4 texColor = textureLod( envMap, backgroundRotation * vWorldDirection, roughnessToMip( backgroundBlurriness ) );
	#else
		vec4 texColor = textureCube( envMap, backgroundRotation * vWorldDirection );
	#endif
	texColor.rgb *= backgroundIntensity;
	gl_FragColor = texColor;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Cx=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
	gl_Position.z = gl_Position.w;
}`,Ix=`uniform samplerCube tCube;
uniform float tFlip;
uniform float opacity;
varying vec3 vWorldDirection;
void main() {
	vec4 texColor = textureCube( tCube, vec3( tFlip * vWorldDirection.x, vWorldDirection.yz ) );
	gl_FragColor = texColor;
	gl_FragColor.a *= opacity;
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Px=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
varying vec2 vHighPrecisionZW;
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vHighPrecisionZW = gl_Position.zw;
}`,Dx=`#if DEPTH_PACKING == 3200
	uniform float opacity;
#endif
#include <common>
#include <packing>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
varying vec2 vHighPrecisionZW;
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#if DEPTH_PACKING == 3200
		diffuseColor.a = opacity;
	#endif
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <logdepthbuf_fragment>
	#ifdef USE_REVERSED_DEPTH_BUFFER
		float fragCoordZ = vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ];
	#else
		float fragCoordZ = 0.5 * vHighPrecisionZW[ 0 ] / vHighPrecisionZW[ 1 ] + 0.5;
	#endif
	#if DEPTH_PACKING == 3200
		gl_FragColor = vec4( vec3( 1.0 - fragCoordZ ), opacity );
	#elif DEPTH_PACKING == 3201
		gl_FragColor = packDepthToRGBA( fragCoordZ );
	#elif DEPTH_PACKING == 3202
		gl_FragColor = vec4( packDepthToRGB( fragCoordZ ), 1.0 );
	#elif DEPTH_PACKING == 3203
		gl_FragColor = vec4( packDepthToRG( fragCoordZ ), 0.0, 1.0 );
	#endif
}`,Lx=`#define DISTANCE
varying vec3 vWorldPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <skinbase_vertex>
	#include <morphinstance_vertex>
	#ifdef USE_DISPLACEMENTMAP
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <worldpos_vertex>
	#include <clipping_planes_vertex>
	vWorldPosition = worldPosition.xyz;
}`,Nx=`#define DISTANCE
uniform vec3 referencePosition;
uniform float nearDistance;
uniform float farDistance;
varying vec3 vWorldPosition;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 1.0 );
	#include <clipping_planes_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	float dist = length( vWorldPosition - referencePosition );
	dist = ( dist - nearDistance ) / ( farDistance - nearDistance );
	dist = saturate( dist );
	gl_FragColor = vec4( dist, 0.0, 0.0, 1.0 );
}`,Ux=`varying vec3 vWorldDirection;
#include <common>
void main() {
	vWorldDirection = transformDirection( position, modelMatrix );
	#include <begin_vertex>
	#include <project_vertex>
}`,kx=`uniform sampler2D tEquirect;
varying vec3 vWorldDirection;
#include <common>
void main() {
	vec3 direction = normalize( vWorldDirection );
	vec2 sampleUV = equirectUv( direction );
	gl_FragColor = texture2D( tEquirect, sampleUV );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
}`,Fx=`uniform float scale;
attribute float lineDistance;
varying float vLineDistance;
#include <common>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	vLineDistance = scale * lineDistance;
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,Ox=`uniform vec3 diffuse;
uniform float opacity;
uniform float dashSize;
uniform float totalSize;
varying float vLineDistance;
#include <common>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	if ( mod( vLineDistance, totalSize ) > dashSize ) {
		discard;
	}
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,Bx=`#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )
		#include <beginnormal_vertex>
		#include <morphnormal_vertex>
		#include <skinbase_vertex>
		#include <skinnormal_vertex>
		#include <defaultnormal_vertex>
	#endif
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <fog_vertex>
}`,zx=`uniform vec3 diffuse;
uniform float opacity;
#ifndef FLAT_SHADED
	varying vec3 vNormal;
#endif
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <fog_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	#ifdef USE_LIGHTMAP
		vec4 lightMapTexel = texture2D( lightMap, vLightMapUv );
		reflectedLight.indirectDiffuse += lightMapTexel.rgb * lightMapIntensity * RECIPROCAL_PI;
	#else
		reflectedLight.indirectDiffuse += vec3( 1.0 );
	#endif
	#include <aomap_fragment>
	reflectedLight.indirectDiffuse *= diffuseColor.rgb;
	vec3 outgoingLight = reflectedLight.indirectDiffuse;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Gx=`#define LAMBERT
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,Vx=`#define LAMBERT
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_lambert_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_lambert_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Hx=`#define MATCAP
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <color_pars_vertex>
#include <displacementmap_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
	vViewPosition = - mvPosition.xyz;
}`,Wx=`#define MATCAP
uniform vec3 diffuse;
uniform float opacity;
uniform sampler2D matcap;
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	vec3 viewDir = normalize( vViewPosition );
	vec3 x = normalize( vec3( viewDir.z, 0.0, - viewDir.x ) );
	vec3 y = cross( viewDir, x );
	vec2 uv = vec2( dot( x, normal ), dot( y, normal ) ) * 0.495 + 0.5;
	#ifdef USE_MATCAP
		vec4 matcapColor = texture2D( matcap, uv );
	#else
		vec4 matcapColor = vec4( vec3( mix( 0.2, 0.8, uv.y ) ), 1.0 );
	#endif
	vec3 outgoingLight = diffuseColor.rgb * matcapColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Xx=`#define NORMAL
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	vViewPosition = - mvPosition.xyz;
#endif
}`,$x=`#define NORMAL
uniform float opacity;
#if defined( FLAT_SHADED ) || defined( USE_BUMPMAP ) || defined( USE_NORMALMAP_TANGENTSPACE )
	varying vec3 vViewPosition;
#endif
#include <uv_pars_fragment>
#include <normal_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( 0.0, 0.0, 0.0, opacity );
	#include <clipping_planes_fragment>
	#include <logdepthbuf_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	gl_FragColor = vec4( normalize( normal ) * 0.5 + 0.5, diffuseColor.a );
	#ifdef OPAQUE
		gl_FragColor.a = 1.0;
	#endif
}`,qx=`#define PHONG
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <envmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <envmap_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,Yx=`#define PHONG
uniform vec3 diffuse;
uniform vec3 emissive;
uniform vec3 specular;
uniform float shininess;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_phong_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <specularmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <specularmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_phong_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + reflectedLight.directSpecular + reflectedLight.indirectSpecular + totalEmissiveRadiance;
	#include <envmap_fragment>
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Zx=`#define STANDARD
varying vec3 vViewPosition;
#ifdef USE_TRANSMISSION
	varying vec3 vWorldPosition;
#endif
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
#ifdef USE_TRANSMISSION
	vWorldPosition = worldPosition.xyz;
#endif
}`,Jx=`#define STANDARD
#ifdef PHYSICAL
	#define IOR
	#define USE_SPECULAR
#endif
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float roughness;
uniform float metalness;
uniform float opacity;
#ifdef IOR
	uniform float ior;
#endif
#ifdef USE_SPECULAR
	uniform float specularIntensity;
	uniform vec3 specularColor;
	#ifdef USE_SPECULAR_COLORMAP
		uniform sampler2D specularColorMap;
	#endif
	#ifdef USE_SPECULAR_INTENSITYMAP
		uniform sampler2D specularIntensityMap;
	#endif
#endif
#ifdef USE_CLEARCOAT
	uniform float clearcoat;
	uniform float clearcoatRoughness;
#endif
#ifdef USE_DIFFUSE_ROUGHNESS
	uniform float diffuseRoughness;
	#ifdef USE_DIFFUSE_ROUGHNESSMAP
		uniform sampler2D diffuseRoughnessMap;
	#endif
#endif
#ifdef USE_DISPERSION
	uniform float dispersion;
#endif
#ifdef USE_RETROREFLECTION
	uniform float retroreflectivity;
#endif
#ifdef USE_IRIDESCENCE
	uniform float iridescence;
	uniform float iridescenceIOR;
	uniform float iridescenceThicknessMinimum;
	uniform float iridescenceThicknessMaximum;
#endif
#ifdef USE_SHEEN
	uniform vec3 sheenColor;
	uniform float sheenRoughness;
	#ifdef USE_SHEEN_COLORMAP
		uniform sampler2D sheenColorMap;
	#endif
	#ifdef USE_SHEEN_ROUGHNESSMAP
		uniform sampler2D sheenRoughnessMap;
	#endif
#endif
#ifdef USE_ANISOTROPY
	uniform vec2 anisotropyVector;
	#ifdef USE_ANISOTROPYMAP
		uniform sampler2D anisotropyMap;
	#endif
#endif
varying vec3 vViewPosition;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <iridescence_fragment>
#include <envmap_common_pars_fragment>
#include <envmap_physical_pars_fragment>
#include <fog_pars_fragment>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_physical_pars_fragment>
#include <transmission_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <clearcoat_pars_fragment>
#include <iridescence_pars_fragment>
#include <roughnessmap_pars_fragment>
#include <metalnessmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <roughnessmap_fragment>
	#include <metalnessmap_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <clearcoat_normal_fragment_begin>
	#include <clearcoat_normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_physical_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 totalDiffuse = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse;
	vec3 totalSpecular = reflectedLight.directSpecular + reflectedLight.indirectSpecular;
	#include <transmission_fragment>
	vec3 outgoingLight = totalDiffuse + totalSpecular + totalEmissiveRadiance;
	#ifdef USE_SHEEN
 
		outgoingLight = outgoingLight + sheenSpecularDirect + sheenSpecularIndirect;
 
 	#endif
	#ifdef USE_CLEARCOAT
		float dotNVcc = saturate( dot( geometryClearcoatNormal, geometryViewDir ) );
		vec3 Fcc = F_Schlick( material.clearcoatF0, material.clearcoatF90, dotNVcc );
		outgoingLight = outgoingLight * ( 1.0 - material.clearcoat * Fcc ) + ( clearcoatSpecularDirect + clearcoatSpecularIndirect ) * material.clearcoat;
	#endif
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Kx=`#define TOON
varying vec3 vViewPosition;
#include <common>
#include <batching_pars_vertex>
#include <uv_pars_vertex>
#include <displacementmap_pars_vertex>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <normal_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <shadowmap_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <normal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <displacementmap_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	vViewPosition = - mvPosition.xyz;
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,jx=`#define TOON
uniform vec3 diffuse;
uniform vec3 emissive;
uniform float opacity;
#include <common>
#include <dithering_pars_fragment>
#include <color_pars_fragment>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <aomap_pars_fragment>
#include <lightmap_pars_fragment>
#include <emissivemap_pars_fragment>
#include <gradientmap_pars_fragment>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <normal_pars_fragment>
#include <lights_toon_pars_fragment>
#include <shadowmap_pars_fragment>
#include <bumpmap_pars_fragment>
#include <normalmap_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	ReflectedLight reflectedLight = ReflectedLight( vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ), vec3( 0.0 ) );
	vec3 totalEmissiveRadiance = emissive;
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <color_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	#include <normal_fragment_begin>
	#include <normal_fragment_maps>
	#include <emissivemap_fragment>
	#include <lights_toon_fragment>
	#include <lights_fragment_begin>
	#include <lights_fragment_maps>
	#include <lights_fragment_end>
	#include <aomap_fragment>
	vec3 outgoingLight = reflectedLight.directDiffuse + reflectedLight.indirectDiffuse + totalEmissiveRadiance;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
	#include <dithering_fragment>
}`,Qx=`uniform float size;
uniform float scale;
#include <common>
#include <color_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
#ifdef USE_POINTS_UV
	varying vec2 vUv;
	uniform mat3 uvTransform;
#endif
void main() {
	#ifdef USE_POINTS_UV
		vUv = ( uvTransform * vec3( uv, 1 ) ).xy;
	#endif
	#include <color_vertex>
	#include <morphinstance_vertex>
	#include <morphcolor_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <project_vertex>
	gl_PointSize = size;
	#ifdef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) gl_PointSize *= ( scale / - mvPosition.z );
	#endif
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <worldpos_vertex>
	#include <fog_vertex>
}`,ey=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <color_pars_fragment>
#include <map_particle_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_particle_fragment>
	#include <color_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,ty=`#include <common>
#include <batching_pars_vertex>
#include <fog_pars_vertex>
#include <morphtarget_pars_vertex>
#include <skinning_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <shadowmap_pars_vertex>
void main() {
	#include <batching_vertex>
	#include <beginnormal_vertex>
	#include <morphinstance_vertex>
	#include <morphnormal_vertex>
	#include <skinbase_vertex>
	#include <skinnormal_vertex>
	#include <defaultnormal_vertex>
	#include <begin_vertex>
	#include <morphtarget_vertex>
	#include <skinning_vertex>
	#include <project_vertex>
	#include <logdepthbuf_vertex>
	#include <worldpos_vertex>
	#include <shadowmap_vertex>
	#include <fog_vertex>
}`,ny=`uniform vec3 color;
uniform float opacity;
#include <common>
#include <fog_pars_fragment>
#include <bsdfs>
#include <lights_pars_begin>
#include <logdepthbuf_pars_fragment>
#include <shadowmap_pars_fragment>
#include <shadowmask_pars_fragment>
void main() {
	#include <logdepthbuf_fragment>
	gl_FragColor = vec4( color, opacity * ( 1.0 - getShadowMask() ) );
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
	#include <premultiplied_alpha_fragment>
}`,iy=`uniform float rotation;
uniform vec2 center;
#include <common>
#include <uv_pars_vertex>
#include <fog_pars_vertex>
#include <logdepthbuf_pars_vertex>
#include <clipping_planes_pars_vertex>
void main() {
	#include <uv_vertex>
	vec4 mvPosition = modelViewMatrix[ 3 ];
	vec2 scale = vec2( length( modelMatrix[ 0 ].xyz ), length( modelMatrix[ 1 ].xyz ) );
	#ifndef USE_SIZEATTENUATION
		bool isPerspective = isPerspectiveMatrix( projectionMatrix );
		if ( isPerspective ) scale *= - mvPosition.z;
	#endif
	vec2 alignedPosition = ( position.xy - ( center - vec2( 0.5 ) ) ) * scale;
	vec2 rotatedPosition;
	rotatedPosition.x = cos( rotation ) * alignedPosition.x - sin( rotation ) * alignedPosition.y;
	rotatedPosition.y = sin( rotation ) * alignedPosition.x + cos( rotation ) * alignedPosition.y;
	mvPosition.xy += rotatedPosition;
	gl_Position = projectionMatrix * mvPosition;
	#include <logdepthbuf_vertex>
	#include <clipping_planes_vertex>
	#include <fog_vertex>
}`,sy=`uniform vec3 diffuse;
uniform float opacity;
#include <common>
#include <uv_pars_fragment>
#include <map_pars_fragment>
#include <alphamap_pars_fragment>
#include <alphatest_pars_fragment>
#include <alphahash_pars_fragment>
#include <fog_pars_fragment>
#include <logdepthbuf_pars_fragment>
#include <clipping_planes_pars_fragment>
void main() {
	vec4 diffuseColor = vec4( diffuse, opacity );
	#include <clipping_planes_fragment>
	vec3 outgoingLight = vec3( 0.0 );
	#include <logdepthbuf_fragment>
	#include <map_fragment>
	#include <alphamap_fragment>
	#include <alphatest_fragment>
	#include <alphahash_fragment>
	outgoingLight = diffuseColor.rgb;
	#include <opaque_fragment>
	#include <tonemapping_fragment>
	#include <colorspace_fragment>
	#include <fog_fragment>
}`,Ve={alphahash_fragment:A3,alphahash_pars_fragment:E3,alphamap_fragment:R3,alphamap_pars_fragment:C3,alphatest_fragment:I3,alphatest_pars_fragment:P3,aomap_fragment:D3,aomap_pars_fragment:L3,batching_pars_vertex:N3,batching_vertex:U3,begin_vertex:k3,beginnormal_vertex:F3,bsdfs:O3,iridescence_fragment:B3,bumpmap_pars_fragment:z3,clipping_planes_fragment:G3,clipping_planes_pars_fragment:V3,clipping_planes_pars_vertex:H3,clipping_planes_vertex:W3,color_fragment:X3,color_pars_fragment:$3,color_pars_vertex:q3,color_vertex:Y3,common:Z3,defaultnormal_vertex:J3,displacementmap_pars_vertex:K3,displacementmap_vertex:j3,emissivemap_fragment:Q3,emissivemap_pars_fragment:ev,colorspace_fragment:tv,colorspace_pars_fragment:nv,envmap_fragment:iv,envmap_common_pars_fragment:sv,envmap_pars_fragment:rv,envmap_pars_vertex:av,envmap_physical_pars_fragment:vv,envmap_vertex:ov,fog_vertex:lv,fog_pars_vertex:cv,fog_fragment:uv,fog_pars_fragment:hv,gradientmap_pars_fragment:dv,lightmap_pars_fragment:fv,lights_lambert_fragment:pv,lights_lambert_pars_fragment:mv,lights_pars_begin:gv,lights_toon_fragment:xv,lights_toon_pars_fragment:yv,lights_phong_fragment:_v,lights_phong_pars_fragment:bv,lights_physical_fragment:Mv,lights_physical_pars_fragment:Sv,lights_fragment_begin:wv,lights_fragment_maps:Tv,lights_fragment_end:Av,lightprobes_pars_fragment:Ev,logdepthbuf_fragment:Rv,logdepthbuf_pars_fragment:Cv,logdepthbuf_pars_vertex:Iv,logdepthbuf_vertex:Pv,map_fragment:Dv,map_pars_fragment:Lv,map_particle_fragment:Nv,map_particle_pars_fragment:Uv,metalnessmap_fragment:kv,metalnessmap_pars_fragment:Fv,morphinstance_vertex:Ov,morphcolor_vertex:Bv,morphnormal_vertex:zv,morphtarget_pars_vertex:Gv,morphtarget_vertex:Vv,normal_fragment_begin:Hv,normal_fragment_maps:Wv,normal_pars_fragment:Xv,normal_pars_vertex:$v,normal_vertex:qv,normalmap_pars_fragment:Yv,clearcoat_normal_fragment_begin:Zv,clearcoat_normal_fragment_maps:Jv,clearcoat_pars_fragment:Kv,iridescence_pars_fragment:jv,opaque_fragment:Qv,packing:ex,premultiplied_alpha_fragment:tx,project_vertex:nx,dithering_fragment:ix,dithering_pars_fragment:sx,roughnessmap_fragment:rx,roughnessmap_pars_fragment:ax,shadowmap_pars_fragment:ox,shadowmap_pars_vertex:lx,shadowmap_vertex:cx,shadowmask_pars_fragment:ux,skinbase_vertex:hx,skinning_pars_vertex:dx,skinning_vertex:fx,skinnormal_vertex:px,specularmap_fragment:mx,specularmap_pars_fragment:gx,tonemapping_fragment:vx,tonemapping_pars_fragment:xx,transmission_fragment:yx,transmission_pars_fragment:_x,uv_pars_fragment:bx,uv_pars_vertex:Mx,uv_vertex:Sx,worldpos_vertex:wx,background_vert:Tx,background_frag:Ax,backgroundCube_vert:Ex,backgroundCube_frag:Rx,cube_vert:Cx,cube_frag:Ix,depth_vert:Px,depth_frag:Dx,distance_vert:Lx,distance_frag:Nx,equirect_vert:Ux,equirect_frag:kx,linedashed_vert:Fx,linedashed_frag:Ox,meshbasic_vert:Bx,meshbasic_frag:zx,meshlambert_vert:Gx,meshlambert_frag:Vx,meshmatcap_vert:Hx,meshmatcap_frag:Wx,meshnormal_vert:Xx,meshnormal_frag:$x,meshphong_vert:qx,meshphong_frag:Yx,meshphysical_vert:Zx,meshphysical_frag:Jx,meshtoon_vert:Kx,meshtoon_frag:jx,points_vert:Qx,points_frag:ey,shadow_vert:ty,shadow_frag:ny,sprite_vert:iy,sprite_frag:sy},de={common:{diffuse:{value:new Ge(16777215)},opacity:{value:1},map:{value:null},mapTransform:{value:new De},alphaMap:{value:null},alphaMapTransform:{value:new De},alphaTest:{value:0}},specularmap:{specularMap:{value:null},specularMapTransform:{value:new De}},envmap:{envMap:{value:null},envMapRotation:{value:new De},reflectivity:{value:1},ior:{value:1.5},refractionRatio:{value:.98},dfgLUT:{value:null}},aomap:{aoMap:{value:null},aoMapIntensity:{value:1},aoMapTransform:{value:new De}},lightmap:{lightMap:{value:null},lightMapIntensity:{value:1},lightMapTransform:{value:new De}},bumpmap:{bumpMap:{value:null},bumpMapTransform:{value:new De},bumpScale:{value:1}},normalmap:{normalMap:{value:null},normalMapTransform:{value:new De},normalScale:{value:new He(1,1)}},displacementmap:{displacementMap:{value:null},displacementMapTransform:{value:new De},displacementScale:{value:1},displacementBias:{value:0}},emissivemap:{emissiveMap:{value:null},emissiveMapTransform:{value:new De}},metalnessmap:{metalnessMap:{value:null},metalnessMapTransform:{value:new De}},roughnessmap:{roughnessMap:{value:null},roughnessMapTransform:{value:new De}},gradientmap:{gradientMap:{value:null}},fog:{fogDensity:{value:25e-5},fogNear:{value:1},fogFar:{value:2e3},fogColor:{value:new Ge(16777215)}},lights:{ambientLightColor:{value:[]},lightProbe:{value:[]},sunLights:{value:[],properties:{direction:{},color:{}}},sunLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},sunShadowMatrix:{value:[]},sunShadowCascade:{value:[]},directionalLights:{value:[],properties:{direction:{},color:{}}},directionalLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},directionalShadowMatrix:{value:[]},spotLights:{value:[],properties:{color:{},position:{},direction:{},distance:{},coneCos:{},penumbraCos:{},decay:{}}},spotLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{}}},spotLightMap:{value:[]},spotLightMatrix:{value:[]},pointLights:{value:[],properties:{color:{},position:{},decay:{},distance:{}}},pointLightShadows:{value:[],properties:{shadowIntensity:1,shadowBias:{},shadowNormalBias:{},shadowRadius:{},shadowMapSize:{},shadowCameraNear:{},shadowCameraFar:{}}},pointShadowMatrix:{value:[]},hemisphereLights:{value:[],properties:{direction:{},skyColor:{},groundColor:{}}},rectAreaLights:{value:[],properties:{color:{},position:{},width:{},height:{}}},ltc_1:{value:null},ltc_2:{value:null},probesSH:{value:[]},probesMin:{value:[]},probesMax:{value:[]},probesResolution:{value:[]}},points:{diffuse:{value:new Ge(16777215)},opacity:{value:1},size:{value:1},scale:{value:1},map:{value:null},alphaMap:{value:null},alphaMapTransform:{value:new De},alphaTest:{value:0},uvTransform:{value:new De}},sprite:{diffuse:{value:new Ge(16777215)},opacity:{value:1},center:{value:new He(.5,.5)},rotation:{value:0},map:{value:null},mapTransform:{value:new De},alphaMap:{value:null},alphaMapTransform:{value:new De},alphaTest:{value:0}}},ln={basic:{uniforms:Zt([de.common,de.specularmap,de.envmap,de.aomap,de.lightmap,de.fog]),vertexShader:Ve.meshbasic_vert,fragmentShader:Ve.meshbasic_frag},lambert:{uniforms:Zt([de.common,de.specularmap,de.envmap,de.aomap,de.lightmap,de.emissivemap,de.bumpmap,de.normalmap,de.displacementmap,de.fog,de.lights,{emissive:{value:new Ge(0)},envMapIntensity:{value:1}}]),vertexShader:Ve.meshlambert_vert,fragmentShader:Ve.meshlambert_frag},phong:{uniforms:Zt([de.common,de.specularmap,de.envmap,de.aomap,de.lightmap,de.emissivemap,de.bumpmap,de.normalmap,de.displacementmap,de.fog,de.lights,{emissive:{value:new Ge(0)},specular:{value:new Ge(1118481)},shininess:{value:30},envMapIntensity:{value:1}}]),vertexShader:Ve.meshphong_vert,fragmentShader:Ve.meshphong_frag},standard:{uniforms:Zt([de.common,de.envmap,de.aomap,de.lightmap,de.emissivemap,de.bumpmap,de.normalmap,de.displacementmap,de.roughnessmap,de.metalnessmap,de.fog,de.lights,{emissive:{value:new Ge(0)},roughness:{value:1},metalness:{value:0},envMapIntensity:{value:1}}]),vertexShader:Ve.meshphysical_vert,fragmentShader:Ve.meshphysical_frag},toon:{uniforms:Zt([de.common,de.aomap,de.lightmap,de.emissivemap,de.bumpmap,de.normalmap,de.displacementmap,de.gradientmap,de.fog,de.lights,{emissive:{value:new Ge(0)}}]),vertexShader:Ve.meshtoon_vert,fragmentShader:Ve.meshtoon_frag},matcap:{uniforms:Zt([de.common,de.bumpmap,de.normalmap,de.displacementmap,de.fog,{matcap:{value:null}}]),vertexShader:Ve.meshmatcap_vert,fragmentShader:Ve.meshmatcap_frag},points:{uniforms:Zt([de.points,de.fog]),vertexShader:Ve.points_vert,fragmentShader:Ve.points_frag},dashed:{uniforms:Zt([de.common,de.fog,{scale:{value:1},dashSize:{value:1},totalSize:{value:2}}]),vertexShader:Ve.linedashed_vert,fragmentShader:Ve.linedashed_frag},depth:{uniforms:Zt([de.common,de.displacementmap]),vertexShader:Ve.depth_vert,fragmentShader:Ve.depth_frag},normal:{uniforms:Zt([de.common,de.bumpmap,de.normalmap,de.displacementmap,{opacity:{value:1}}]),vertexShader:Ve.meshnormal_vert,fragmentShader:Ve.meshnormal_frag},sprite:{uniforms:Zt([de.sprite,de.fog]),vertexShader:Ve.sprite_vert,fragmentShader:Ve.sprite_frag},background:{uniforms:{uvTransform:{value:new De},t2D:{value:null},backgroundIntensity:{value:1}},vertexShader:Ve.background_vert,fragmentShader:Ve.background_frag},backgroundCube:{uniforms:{envMap:{value:null},backgroundBlurriness:{value:0},backgroundIntensity:{value:1},backgroundRotation:{value:new De}},vertexShader:Ve.backgroundCube_vert,fragmentShader:Ve.backgroundCube_frag},cube:{uniforms:{tCube:{value:null},tFlip:{value:-1},opacity:{value:1}},vertexShader:Ve.cube_vert,fragmentShader:Ve.cube_frag},equirect:{uniforms:{tEquirect:{value:null}},vertexShader:Ve.equirect_vert,fragmentShader:Ve.equirect_frag},distance:{uniforms:Zt([de.common,de.displacementmap,{referencePosition:{value:new N},nearDistance:{value:1},farDistance:{value:1e3}}]),vertexShader:Ve.distance_vert,fragmentShader:Ve.distance_frag},shadow:{uniforms:Zt([de.lights,de.fog,{color:{value:new Ge(0)},opacity:{value:1}}]),vertexShader:Ve.shadow_vert,fragmentShader:Ve.shadow_frag}};ln.physical={uniforms:Zt([ln.standard.uniforms,{clearcoat:{value:0},clearcoatMap:{value:null},clearcoatMapTransform:{value:new De},clearcoatNormalMap:{value:null},clearcoatNormalMapTransform:{value:new De},clearcoatNormalScale:{value:new He(1,1)},clearcoatRoughness:{value:0},clearcoatRoughnessMap:{value:null},clearcoatRoughnessMapTransform:{value:new De},diffuseRoughness:{value:0},diffuseRoughnessMap:{value:null},diffuseRoughnessMapTransform:{value:new De},dispersion:{value:0},retroreflectivity:{value:0},iridescence:{value:0},iridescenceMap:{value:null},iridescenceMapTransform:{value:new De},iridescenceIOR:{value:1.3},iridescenceThicknessMinimum:{value:100},iridescenceThicknessMaximum:{value:400},iridescenceThicknessMap:{value:null},iridescenceThicknessMapTransform:{value:new De},sheen:{value:0},sheenColor:{value:new Ge(0)},sheenColorMap:{value:null},sheenColorMapTransform:{value:new De},sheenRoughness:{value:1},sheenRoughnessMap:{value:null},sheenRoughnessMapTransform:{value:new De},transmission:{value:0},transmissionMap:{value:null},transmissionMapTransform:{value:new De},transmissionSamplerSize:{value:new He},transmissionSamplerMap:{value:null},thickness:{value:0},thicknessMap:{value:null},thicknessMapTransform:{value:new De},attenuationDistance:{value:0},attenuationColor:{value:new Ge(0)},specularColor:{value:new Ge(1,1,1)},specularColorMap:{value:null},specularColorMapTransform:{value:new De},specularIntensity:{value:1},specularIntensityMap:{value:null},specularIntensityMapTransform:{value:new De},anisotropyVector:{value:new He},anisotropyMap:{value:null},anisotropyMapTransform:{value:new De}}]),vertexShader:Ve.meshphysical_vert,fragmentShader:Ve.meshphysical_frag};var sc={r:0,b:0,g:0},ry=new tt,fm=new De;fm.set(-1,0,0,0,1,0,0,0,1);function ay(i,e,t,n,s,r){let a=new Ge(0),o=s===!0?0:1,l,c,u=null,d=0,h=null;function f(_){let T=_.isScene===!0?_.background:null;if(T&&T.isTexture){let M=_.backgroundBlurriness>0;T=e.get(T,M)}return T}function p(_){let T=!1,M=f(_);M===null?g(a,o):M&&M.isColor&&(g(M,1),T=!0);let E=i.xr.getEnvironmentBlendMode();E==="additive"?t.buffers.color.setClear(0,0,0,1,r):E==="alpha-blend"&&t.buffers.color.setClear(0,0,0,0,r),(i.autoClear||T)&&(t.buffers.depth.setTest(!0),t.buffers.depth.setMask(!0),t.buffers.color.setMask(!0),i.clear(i.autoClearColor,i.autoClearDepth,i.autoClearStencil))}function v(_,T){let M=f(T);M&&M.isCubeTexture?(c===void 0&&(c=new on(new sr(1,1,1),new kn({name:"BackgroundCubeMaterial",uniforms:Ms(ln.backgroundCube.uniforms),vertexShader:ln.backgroundCube.vertexShader,fragmentShader:ln.backgroundCube.fragmentShader,side:kt,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),c.geometry.deleteAttribute("normal"),c.geometry.deleteAttribute("uv"),c.onBeforeRender=function(E,w,x){this.matrixWorld.copyPosition(x.matrixWorld)},Object.defineProperty(c.material,"envMap",{get:function(){return this.uniforms.envMap.value}}),n.update(c)),c.material.uniforms.envMap.value=M,c.material.uniforms.backgroundBlurriness.value=T.backgroundBlurriness,c.material.uniforms.backgroundIntensity.value=T.backgroundIntensity,c.material.uniforms.backgroundRotation.value.setFromMatrix4(ry.makeRotationFromEuler(T.backgroundRotation)).transpose(),M.isRenderTargetTexture===!1&&c.material.uniforms.backgroundRotation.value.premultiply(fm),c.material.toneMapped=Ye.getTransfer(M.colorSpace)!==Ke,(u!==M||d!==M.version||h!==i.toneMapping)&&(c.material.needsUpdate=!0,u=M,d=M.version,h=i.toneMapping),c.layers.enableAll(),_.unshift(c,c.geometry,c.material,0,0,null)):M&&M.isTexture&&(l===void 0&&(l=new on(new ra(2,2),new kn({name:"BackgroundMaterial",uniforms:Ms(ln.background.uniforms),vertexShader:ln.background.vertexShader,fragmentShader:ln.background.fragmentShader,side:Ji,depthTest:!1,depthWrite:!1,fog:!1,allowOverride:!1})),l.geometry.deleteAttribute("normal"),Object.defineProperty(l.material,"map",{get:function(){return this.uniforms.t2D.value}}),n.update(l)),l.material.uniforms.t2D.value=M,l.material.uniforms.backgroundIntensity.value=T.backgroundIntensity,l.material.toneMapped=Ye.getTransfer(M.colorSpace)!==Ke,M.matrixAutoUpdate===!0&&M.updateMatrix(),l.material.uniforms.uvTransform.value.copy(M.matrix),(u!==M||d!==M.version||h!==i.toneMapping)&&(l.material.needsUpdate=!0,u=M,d=M.version,h=i.toneMapping),l.layers.enableAll(),_.unshift(l,l.geometry,l.material,0,0,null))}function g(_,T){_.getRGB(sc,fh(i)),t.buffers.color.setClear(sc.r,sc.g,sc.b,T,r)}function m(){c!==void 0&&(c.geometry.dispose(),c.material.dispose(),c=void 0),l!==void 0&&(l.geometry.dispose(),l.material.dispose(),l=void 0)}return{getClearColor:function(){return a},setClearColor:function(_,T=1){a.set(_),o=T,g(a,o)},getClearAlpha:function(){return o},setClearAlpha:function(_){o=_,g(a,o)},render:p,addToRenderList:v,dispose:m}}function oy(i,e){let t=i.getParameter(i.MAX_VERTEX_ATTRIBS),n={},s=h(null),r=s,a=!1;function o(U,G,q,I,X){let K=!1,V=d(U,I,q,G);r!==V&&(r=V,c(r.object)),K=f(U,I,q,X),K&&p(U,I,q,X),X!==null&&e.update(X,i.ELEMENT_ARRAY_BUFFER),(K||a)&&(a=!1,M(U,G,q,I),X!==null&&i.bindBuffer(i.ELEMENT_ARRAY_BUFFER,e.get(X).buffer))}function l(){return i.createVertexArray()}function c(U){return i.bindVertexArray(U)}function u(U){return i.deleteVertexArray(U)}function d(U,G,q,I){let X=I.wireframe===!0,K=n[G.id];K===void 0&&(K={},n[G.id]=K);let V=U.isInstancedMesh===!0?U.id:0,ne=K[V];ne===void 0&&(ne={},K[V]=ne);let W=ne[q.id];W===void 0&&(W={},ne[q.id]=W);let Q=W[X];return Q===void 0&&(Q=h(l()),W[X]=Q),Q}function h(U){let G=[],q=[],I=[];for(let X=0;X<t;X++)G[X]=0,q[X]=0,I[X]=0;return{geometry:null,program:null,wireframe:!1,newAttributes:G,enabledAttributes:q,attributeDivisors:I,object:U,attributes:{},index:null}}function f(U,G,q,I){let X=r.attributes,K=G.attributes,V=0,ne=q.getAttributes();for(let W in ne)if(ne[W].location>=0){let ee=X[W],Me=K[W];if(Me===void 0&&(W==="instanceMatrix"&&U.instanceMatrix&&(Me=U.instanceMatrix),W==="instanceColor"&&U.instanceColor&&(Me=U.instanceColor)),ee===void 0||ee.attribute!==Me||Me&&ee.data!==Me.data)return!0;V++}return r.attributesNum!==V||r.index!==I}function p(U,G,q,I){let X={},K=G.attributes,V=0,ne=q.getAttributes();for(let W in ne)if(ne[W].location>=0){let ee=K[W];ee===void 0&&(W==="instanceMatrix"&&U.instanceMatrix&&(ee=U.instanceMatrix),W==="instanceColor"&&U.instanceColor&&(ee=U.instanceColor));let Me={};Me.attribute=ee,ee&&ee.data&&(Me.data=ee.data),X[W]=Me,V++}r.attributes=X,r.attributesNum=V,r.index=I}function v(){let U=r.newAttributes;for(let G=0,q=U.length;G<q;G++)U[G]=0}function g(U){m(U,0)}function m(U,G){let q=r.newAttributes,I=r.enabledAttributes,X=r.attributeDivisors;q[U]=1,I[U]===0&&(i.enableVertexAttribArray(U),I[U]=1),X[U]!==G&&(i.vertexAttribDivisor(U,G),X[U]=G)}function _(){let U=r.newAttributes,G=r.enabledAttributes;for(let q=0,I=G.length;q<I;q++)G[q]!==U[q]&&(i.disableVertexAttribArray(q),G[q]=0)}function T(U,G,q,I,X,K,V){V===!0?i.vertexAttribIPointer(U,G,q,X,K):i.vertexAttribPointer(U,G,q,I,X,K)}function M(U,G,q,I){v();let X=I.attributes,K=q.getAttributes(),V=G.defaultAttributeValues;for(let ne in K){let W=K[ne];if(W.location>=0){let Q=X[ne];if(Q===void 0&&(ne==="instanceMatrix"&&U.instanceMatrix&&(Q=U.instanceMatrix),ne==="instanceColor"&&U.instanceColor&&(Q=U.instanceColor)),Q!==void 0){let ee=Q.normalized,Me=Q.itemSize,Ne=e.get(Q);if(Ne===void 0)continue;let Z=Ne.buffer,me=Ne.type,ye=Ne.bytesPerElement,Ee=me===i.INT||me===i.UNSIGNED_INT||Q.gpuType===_l;if(Q.isInterleavedBufferAttribute){let ge=Q.data,ke=ge.isInterleavedBuffer===!0?ge.stride:ge.itemSize,mt=Q.offset;if(ge.isInstancedInterleavedBuffer||ge.isInstancedBufferAttribute){for(let Ce=0;Ce<W.locationSize;Ce++)m(W.location+Ce,ge.meshPerAttribute);U.isInstancedMesh!==!0&&I._maxInstanceCount===void 0&&(I._maxInstanceCount=ge.meshPerAttribute*ge.count)}else for(let Ce=0;Ce<W.locationSize;Ce++)g(W.location+Ce);i.bindBuffer(i.ARRAY_BUFFER,Z);for(let Ce=0;Ce<W.locationSize;Ce++)T(W.location+Ce,Me/W.locationSize,me,ee,ke*ye,(mt+Me/W.locationSize*Ce)*ye,Ee)}else{if(Q.isInstancedBufferAttribute){for(let ge=0;ge<W.locationSize;ge++)m(W.location+ge,Q.meshPerAttribute);U.isInstancedMesh!==!0&&I._maxInstanceCount===void 0&&(I._maxInstanceCount=Q.meshPerAttribute*Q.count)}else for(let ge=0;ge<W.locationSize;ge++)g(W.location+ge);i.bindBuffer(i.ARRAY_BUFFER,Z);for(let ge=0;ge<W.locationSize;ge++)T(W.location+ge,Me/W.locationSize,me,ee,Me*ye,Me/W.locationSize*ge*ye,Ee)}}else if(V!==void 0){let ee=V[ne];if(ee!==void 0)switch(ee.length){case 2:i.vertexAttrib2fv(W.location,ee);break;case 3:i.vertexAttrib3fv(W.location,ee);break;case 4:i.vertexAttrib4fv(W.location,ee);break;default:i.vertexAttrib1fv(W.location,ee)}}}}_()}function E(){F();for(let U in n){let G=n[U];for(let q in G){let I=G[q];for(let X in I){let K=I[X];for(let V in K)u(K[V].object),delete K[V];delete I[X]}}delete n[U]}}function w(U){if(n[U.id]===void 0)return;let G=n[U.id];for(let q in G){let I=G[q];for(let X in I){let K=I[X];for(let V in K)u(K[V].object),delete K[V];delete I[X]}}delete n[U.id]}function x(U){for(let G in n){let q=n[G];for(let I in q){let X=q[I];if(X[U.id]===void 0)continue;let K=X[U.id];for(let V in K)u(K[V].object),delete K[V];delete X[U.id]}}}function S(U){for(let G in n){let q=n[G],I=U.isInstancedMesh===!0?U.id:0,X=q[I];if(X!==void 0){for(let K in X){let V=X[K];for(let ne in V)u(V[ne].object),delete V[ne];delete X[K]}delete q[I],Object.keys(q).length===0&&delete n[G]}}}function F(){P(),a=!0,r!==s&&(r=s,c(r.object))}function P(){s.geometry=null,s.program=null,s.wireframe=!1}return{setup:o,reset:F,resetDefaultState:P,dispose:E,releaseStatesOfGeometry:w,releaseStatesOfObject:S,releaseStatesOfProgram:x,initAttributes:v,enableAttribute:g,disableUnusedAttributes:_}}function ly(i,e,t){let n;function s(l){n=l}function r(l,c){i.drawArrays(n,l,c),t.update(c,n,1)}function a(l,c,u){u!==0&&(i.drawArraysInstanced(n,l,c,u),t.update(c,n,u))}function o(l,c,u){if(u===0)return;e.get("WEBGL_multi_draw").multiDrawArraysWEBGL(n,l,0,c,0,u);let h=0;for(let f=0;f<u;f++)h+=c[f];t.update(h,n,1)}this.setMode=s,this.render=r,this.renderInstances=a,this.renderMultiDraw=o}function cy(i,e,t,n){let s;function r(){if(s!==void 0)return s;if(e.has("EXT_texture_filter_anisotropic")===!0){let x=e.get("EXT_texture_filter_anisotropic");s=i.getParameter(x.MAX_TEXTURE_MAX_ANISOTROPY_EXT)}else s=0;return s}function a(x){return!(x!==Yn&&n.convert(x)!==i.getParameter(i.IMPLEMENTATION_COLOR_READ_FORMAT))}function o(x){let S=x===qn&&(e.has("EXT_color_buffer_half_float")||e.has("EXT_color_buffer_float"));return!(x!==pn&&x!==$n&&!S&&n.convert(x)!==i.getParameter(i.IMPLEMENTATION_COLOR_READ_TYPE))}function l(x){if(x==="highp"){if(i.getShaderPrecisionFormat(i.VERTEX_SHADER,i.HIGH_FLOAT).precision>0&&i.getShaderPrecisionFormat(i.FRAGMENT_SHADER,i.HIGH_FLOAT).precision>0)return"highp";x="mediump"}return x==="mediump"&&i.getShaderPrecisionFormat(i.VERTEX_SHADER,i.MEDIUM_FLOAT).precision>0&&i.getShaderPrecisionFormat(i.FRAGMENT_SHADER,i.MEDIUM_FLOAT).precision>0?"mediump":"lowp"}let c=t.precision!==void 0?t.precision:"highp",u=l(c);u!==c&&(Ae("WebGLRenderer:",c,"not supported, using",u,"instead."),c=u);let d=t.reversedDepthBuffer===!0&&e.has("EXT_clip_control"),h=t.logarithmicDepthBuffer===!0&&d===!1;t.reversedDepthBuffer===!0&&d===!1&&Ae("WebGLRenderer: Unable to use reversed depth buffer due to missing EXT_clip_control extension. Fallback to default depth buffer."),t.logarithmicDepthBuffer===!0&&d===!0&&Ae("WebGLRenderer: Logarithmic depth buffer is ignored when reversed depth buffer is enabled.");let f=i.getParameter(i.MAX_TEXTURE_IMAGE_UNITS),p=i.getParameter(i.MAX_VERTEX_TEXTURE_IMAGE_UNITS),v=i.getParameter(i.MAX_TEXTURE_SIZE),g=i.getParameter(i.MAX_CUBE_MAP_TEXTURE_SIZE),m=i.getParameter(i.MAX_VERTEX_ATTRIBS),_=i.getParameter(i.MAX_VERTEX_UNIFORM_VECTORS),T=i.getParameter(i.MAX_VARYING_VECTORS),M=i.getParameter(i.MAX_FRAGMENT_UNIFORM_VECTORS),E=i.getParameter(i.MAX_SAMPLES),w=i.getParameter(i.SAMPLES);return{isWebGL2:!0,getMaxAnisotropy:r,getMaxPrecision:l,textureFormatReadable:a,textureTypeReadable:o,precision:c,logarithmicDepthBuffer:h,reversedDepthBuffer:d,maxTextures:f,maxVertexTextures:p,maxTextureSize:v,maxCubemapSize:g,maxAttributes:m,maxVertexUniforms:_,maxVaryings:T,maxFragmentUniforms:M,maxSamples:E,samples:w}}function uy(i){let e=this,t=null,n=0,s=!1,r=!1,a=new Wn,o=new De,l={value:null,needsUpdate:!1};this.uniform=l,this.numPlanes=0,this.numIntersection=0,this.init=function(d,h){let f=d.length!==0||h||n!==0||s;return s=h,n=d.length,f},this.beginShadows=function(){r=!0,u(null)},this.endShadows=function(){r=!1},this.setGlobalState=function(d,h){t=u(d,h,0)},this.setState=function(d,h,f){let p=d.clippingPlanes,v=d.clipIntersection,g=d.clipShadows,m=i.get(d);if(!s||p===null||p.length===0||r&&!g)r?u(null):c();else{let _=r?0:n,T=_*4,M=m.clippingState||null;l.value=M,M=u(p,h,T,f);for(let E=0;E!==T;++E)M[E]=t[E];m.clippingState=M,this.numIntersection=v?this.numPlanes:0,this.numPlanes+=_}};function c(){l.value!==t&&(l.value=t,l.needsUpdate=n>0),e.numPlanes=n,e.numIntersection=0}function u(d,h,f,p){let v=d!==null?d.length:0,g=null;if(v!==0){if(g=l.value,p!==!0||g===null){let m=f+v*4,_=h.matrixWorldInverse;o.getNormalMatrix(_),(g===null||g.length<m)&&(g=new Float32Array(m));for(let T=0,M=f;T!==v;++T,M+=4)a.copy(d[T]).applyMatrix4(_,o),a.normal.toArray(g,M),g[M+3]=a.constant}l.value=g,l.needsUpdate=!0}return e.numPlanes=v,e.numIntersection=0,g}}var Ea=class extends Mn{constructor(e=1,t={}){super(e,e,t),this.isWebGLCubeRenderTarget=!0;let n={width:e,height:e,depth:1},s=[n,n,n,n,n,n];this.texture=new ta(s),this._setTextureOptions(t),this.texture.isRenderTargetTexture=!0}fromEquirectangularTexture(e,t){this.texture.type=t.type,this.texture.colorSpace=t.colorSpace,this.texture.generateMipmaps=t.generateMipmaps,this.texture.minFilter=t.minFilter,this.texture.magFilter=t.magFilter;let n={uniforms:{tEquirect:{value:null}},vertexShader:`

				varying vec3 vWorldDirection;

				vec3 transformDirection( in vec3 dir, in mat4 matrix ) {

					return normalize( ( matrix * vec4( dir, 0.0 ) ).xyz );

				}

				void main() {

					vWorldDirection = transformDirection( position, modelMatrix );

					#include <begin_vertex>
					#include <project_vertex>

				}
			`,fragmentShader:`

				uniform sampler2D tEquirect;

				varying vec3 vWorldDirection;

				#include <common>

				void main() {

					vec3 direction = normalize( vWorldDirection );

					vec2 sampleUV = equirectUv( direction );

					gl_FragColor = texture2D( tEquirect, sampleUV );

				}
			`},s=new sr(5,5,5),r=new kn({name:"CubemapFromEquirect",uniforms:Ms(n.uniforms),vertexShader:n.vertexShader,fragmentShader:n.fragmentShader,side:kt,blending:xs});r.uniforms.tEquirect.value=t;let a=new on(s,r),o=t.minFilter;return t.minFilter===Ei&&(t.minFilter=rn),new ar(1,10,this).update(e,a),t.minFilter=o,a.geometry.dispose(),a.material.dispose(),this}clear(e,t=!0,n=!0,s=!0){let r=e.getRenderTarget();for(let a=0;a<6;a++)e.setRenderTarget(this,a),e.clear(t,n,s);e.setRenderTarget(r)}},Xp=256,hy=3,dy=20,pm=256,mm=16,fy=3,py=new N,my=new Ge,ac=class i{constructor(e){this._renderer=e,this._cubeSize=0,this._sourceTarget=null,this._cubeCamera=new ar(1,10,null),this._boxMesh=new on(new sr(5,5,5),null),this._cubemapMaterial=null,this._equirectMaterial=null,this._blurMaterial=null,this._ggxMaterial=null,this._integrationMaterial=null}fromScene(e,t=0,n=.1,s=100,r={}){let{size:a=256,position:o=py}=r,l=this._renderer;this._setSize(a);let c=this._allocateTarget(),u=this._getSourceTarget(!0);t>0&&(u.texture.mipmapsAutoUpdate=!1);let d=l.autoClear,h=l.autoClearColor,f=l.autoClearDepth,p=l.autoClearStencil,v=e.background;l.autoClear=!0,l.autoClearColor=!0,l.autoClearDepth=!0,l.autoClearStencil=!0,v===null&&(e.background=l.getClearColor(my));let g=new ar(n,s,u);return g.position.copy(o),g.update(l,e),l.autoClear=d,l.autoClearColor=h,l.autoClearDepth=f,l.autoClearStencil=p,e.background=v,t>0&&(u.texture.mipmapsAutoUpdate=!0,this._blur(c,t)),this._applyPMREM(c),c}fromEquirectangular(e,t=null){return this._fromTexture(e,t)}fromCubemap(e,t=null){return this._fromTexture(e,t)}compileCubemapShader(){this._cubemapMaterial===null&&(this._cubemapMaterial=Yp(),this._compileMaterial(this._cubemapMaterial))}compileEquirectangularShader(){this._equirectMaterial===null&&(this._equirectMaterial=qp(),this._compileMaterial(this._equirectMaterial))}dispose(){this._sourceTarget!==null&&this._sourceTarget.dispose(),this._cubemapMaterial!==null&&this._cubemapMaterial.dispose(),this._equirectMaterial!==null&&this._equirectMaterial.dispose(),this._blurMaterial!==null&&this._blurMaterial.dispose(),this._ggxMaterial!==null&&this._ggxMaterial.dispose(),this._integrationMaterial!==null&&this._integrationMaterial.dispose(),this._boxMesh.geometry.dispose()}static lodToRoughness(e,t){return t>0?1-Math.sqrt(1-e/t):0}_setSize(e){this._cubeSize=Math.max(Xp,ch(e))}_fromTexture(e,t){e.mapping===_s||e.mapping===cr?this._setSize(e.image.length===0?Xp:e.image[0].width||e.image[0].image.width):this._setSize(e.image.width/4);let n=t||this._allocateTarget();return this._textureToCubemap(e),this._applyPMREM(n),n}_allocateTarget(){let e=this._cubeSize,t=$p(e,!1,!1),n=Math.log2(e)-hy;for(let s=0;s<=n;s++)t.texture.mipmaps.push({width:e>>s,height:e>>s});return t.texture.name="PMREM",t.texture.isPMREMTexture=!0,t}_getSourceTarget(e=!1){let t=this._cubeSize,n=this._sourceTarget;return(n===null||n.width!==t||e&&n.depthBuffer===!1)&&(n!==null&&n.dispose(),this._sourceTarget=$p(t,!0,e)),this._sourceTarget}_compileMaterial(e){this._boxMesh.material=e,this._renderer.compile(this._boxMesh,this._cubeCamera.children[0])}_renderCube(e,t,n){let s=this._boxMesh,r=this._cubeCamera;s.material=n,r.renderTarget=e,r.activeMipmapLevel=t;let a=e.width>>t;e.viewport.set(0,0,a,a),r.update(this._renderer,s),e.viewport.set(0,0,e.width,e.height)}_textureToCubemap(e){let t;e.mapping===_s||e.mapping===cr?(this._cubemapMaterial===null&&(this._cubemapMaterial=Yp()),t=this._cubemapMaterial,t.uniforms.flipEnvMap.value=e.isRenderTargetTexture===!1?-1:1):(this._equirectMaterial===null&&(this._equirectMaterial=qp()),t=this._equirectMaterial),t.uniforms.envMap.value=e,this._renderCube(this._getSourceTarget(),0,t)}_applyPMREM(e){this._ggxMaterial===null&&(this._ggxMaterial=gy(),this._integrationMaterial=vy());let t=this._cubeSize,n=e.texture.mipmaps.length-1,s=this._ggxMaterial.uniforms;s.envMap.value=this._sourceTarget.texture;let r=this._integrationMaterial.uniforms;r.envMap.value=this._sourceTarget.texture,r.sourceLod.value=Math.log2(t/mm);for(let a=0;a<=n;a++){let o=i.lodToRoughness(a,n);if(a>n-fy)r.roughness.value=o,this._renderCube(e,a,this._integrationMaterial);else{let l=o>0?Math.log2(t)+.5*Math.log2(6/(pm*Math.pow(o,4)))+.5:0;s.roughness.value=o,s.lodBias.value=l,this._renderCube(e,a,this._ggxMaterial)}}}_blur(e,t){this._blurMaterial===null&&(this._blurMaterial=xy());let n=this._blurMaterial,s=n.uniforms,r=this._sourceTarget;s.sigma.value=Math.min(t,Math.PI)/Math.SQRT2,s.envMap.value=r.texture,this._renderCube(e,0,n),s.envMap.value=e.texture,this._renderCube(r,0,n)}};function $p(i,e,t){return new Ea(i,{minFilter:Ei,generateMipmaps:e,type:qn,colorSpace:Xr,depthBuffer:t})}function Ra(i,e,t){return new kn({name:i,uniforms:e,vertexShader:Ve.cube_vert,fragmentShader:t,side:kt,blending:xs,depthTest:!1,depthWrite:!1})}function gy(){return Ra("PMREMGGXConvolution",{envMap:{value:null},roughness:{value:0},lodBias:{value:0}},`

		#define GGX_SAMPLES ${pm}u

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float lodBias;

		#include <common>

		// Van der Corput radical inverse
		float radicalInverse_VdC( uint bits ) {

			bits = ( bits << 16u ) | ( bits >> 16u );
			bits = ( ( bits & 0x55555555u ) << 1u ) | ( ( bits & 0xAAAAAAAAu ) >> 1u );
			bits = ( ( bits & 0x33333333u ) << 2u ) | ( ( bits & 0xCCCCCCCCu ) >> 2u );
			bits = ( ( bits & 0x0F0F0F0Fu ) << 4u ) | ( ( bits & 0xF0F0F0F0u ) >> 4u );
			bits = ( ( bits & 0x00FF00FFu ) << 8u ) | ( ( bits & 0xFF00FF00u ) >> 8u );
			return float( bits ) * 2.3283064365386963e-10; // / 0x100000000

		}

		// Hammersley sequence
		vec2 hammersley( uint i, uint N ) {

			return vec2( float( i ) / float( N ), radicalInverse_VdC( i ) );

		}

		void main() {

			vec3 N = normalize( vWorldDirection );

			// For very low roughness, just sample the environment directly
			if ( roughness < 0.001 ) {

				gl_FragColor = vec4( textureLod( envMap, N, 0.0 ).rgb, 1.0 );
				return;

			}

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			// Tangent space basis for VNDF sampling
			vec3 up = abs( N.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, N ) );
			vec3 bitangent = cross( N, tangent );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			for ( uint i = 0u; i < GGX_SAMPLES; i ++ ) {

				vec2 Xi = hammersley( i, GGX_SAMPLES );

				// With V = N, sample the reflected direction directly.
				float invQ = 1.0 / ( 1.0 - Xi.x + alpha2 * Xi.x );
				float NdotL = ( 1.0 - Xi.x - alpha2 * Xi.x ) * invQ;

				if ( NdotL > 0.0 ) {

					float phi = 2.0 * PI * Xi.y;
					float sinTheta = 2.0 * alpha * sqrt( Xi.x * ( 1.0 - Xi.x ) ) * invQ;
					vec3 L = N * NdotL + ( tangent * cos( phi ) + bitangent * sin( phi ) ) * sinTheta;

					// Match the source mip to the sample's solid angle. The terms
					// independent of the sample are precomputed in lodBias.
					float d = alpha2 * invQ;
					float lod = max( log2( d ) + lodBias, 0.0 );

					// Weight by NdotL for the split-sum approximation
					prefilteredColor += textureLod( envMap, L, lod ).rgb * NdotL;
					totalWeight += NdotL;

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function vy(){return Ra("PMREMGGXIntegration",{envMap:{value:null},roughness:{value:0},sourceLod:{value:0},sourceSize:{value:mm}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float roughness;
		uniform float sourceLod;
		uniform int sourceSize;

		void main() {

			vec3 N = normalize( vWorldDirection );

			float alpha = roughness * roughness;
			float alpha2 = alpha * alpha;

			float texelSize = 2.0 / float( sourceSize );

			vec3 prefilteredColor = vec3( 0.0 );
			float totalWeight = 0.0;

			// Pair opposite texels: only the one in N's hemisphere contributes.
			for ( int face = 0; face < 3; face ++ ) {

				for ( int y = 0; y < sourceSize; y ++ ) {

					for ( int x = 0; x < sourceSize; x ++ ) {

						vec2 uv = ( vec2( x, y ) + 0.5 ) * texelSize - 1.0;
						vec3 texelDirection = face == 0 ? vec3( 1.0, uv ) : ( face == 1 ? vec3( uv.x, 1.0, uv.y ) : vec3( uv, 1.0 ) );

						float invDistance = inversesqrt( 1.0 + dot( uv, uv ) );
						float NdotL = dot( N, texelDirection );
						texelDirection *= NdotL < 0.0 ? - 1.0 : 1.0;
						NdotL = abs( NdotL ) * invDistance;

						// With V = N, NdotH squared is ( 1 + NdotL ) / 2. Common factors
						// in the GGX distribution and texel solid angle cancel when normalized.
						float d = 1.0 + alpha2 + ( alpha2 - 1.0 ) * NdotL;
						float weight = NdotL * invDistance * invDistance * invDistance / ( d * d );

						prefilteredColor += textureLod( envMap, texelDirection, sourceLod ).rgb * weight;
						totalWeight += weight;

					}

				}

			}

			gl_FragColor = vec4( prefilteredColor / totalWeight, 1.0 );

		}
	`)}function xy(){return Ra("PMREMSphericalGaussianBlur",{envMap:{value:null},sigma:{value:0}},`

		#define SAMPLES ${dy}
		#define GOLDEN_ANGLE 2.39996322973

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float sigma;

		#include <common>

		void main() {

			vec3 outputDirection = normalize( vWorldDirection );

			vec3 up = abs( outputDirection.z ) < 0.999 ? vec3( 0.0, 0.0, 1.0 ) : vec3( 1.0, 0.0, 0.0 );
			vec3 tangent = normalize( cross( up, outputDirection ) );
			vec3 bitangent = cross( outputDirection, tangent );

			// Truncate the kernel at three standard deviations or at the antipode.
			float thetaMax = min( 3.0 * sigma, PI );
			float truncation = 1.0 - exp( - 0.5 * thetaMax * thetaMax / ( sigma * sigma ) );

			vec3 accumColor = vec3( 0.0 );
			float accumWeight = 0.0;

			for ( int i = 0; i < SAMPLES; i ++ ) {

				// Stratified inverse-CDF sampling of the Gaussian, placed on a golden-angle spiral.
				float stratum = ( float( i ) + 0.5 ) / float( SAMPLES );
				float theta = sigma * sqrt( - 2.0 * log( 1.0 - stratum * truncation ) );
				float phi = float( i ) * GOLDEN_ANGLE;

				vec3 offset = cos( phi ) * tangent + sin( phi ) * bitangent;
				vec3 sampleDirection = cos( theta ) * outputDirection + sin( theta ) * offset;

				// Correct the planar sample density to solid angle.
				float weight = sin( theta ) / theta;

				accumColor += weight * textureLod( envMap, sampleDirection, 0.0 ).rgb;
				accumWeight += weight;

			}

			gl_FragColor = vec4( accumColor / accumWeight, 1.0 );

		}
	`)}function qp(){return Ra("PMREMEquirectangularToCubemap",{envMap:{value:null}},`

		varying vec3 vWorldDirection;

		uniform sampler2D envMap;

		#include <common>

		void main() {

			// Average four subpixel samples to preserve small, bright features.
			vec3 direction = normalize( vWorldDirection );
			vec3 dx = dFdx( direction ) * 0.25;
			vec3 dy = dFdy( direction ) * 0.25;

			vec3 color = textureLod( envMap, equirectUv( normalize( direction - dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx - dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction - dx + dy ) ), 0.0 ).rgb;
			color += textureLod( envMap, equirectUv( normalize( direction + dx + dy ) ), 0.0 ).rgb;
			gl_FragColor = vec4( color * 0.25, 1.0 );

		}
	`)}function Yp(){return Ra("PMREMCubemapToCubemap",{envMap:{value:null},flipEnvMap:{value:-1}},`

		varying vec3 vWorldDirection;

		uniform samplerCube envMap;
		uniform float flipEnvMap;

		void main() {

			gl_FragColor = vec4( textureCube( envMap, vec3( flipEnvMap * vWorldDirection.x, vWorldDirection.yz ) ).rgb, 1.0 );

		}
	`)}function yy(i){let e=new WeakMap,t=new WeakMap,n=null;function s(h,f=!1){return h==null?null:f?a(h):r(h)}function r(h){if(h&&h.isTexture){let f=h.mapping;if(f===vl||f===xl)if(e.has(h)){let p=e.get(h).texture;return o(p,h.mapping)}else{let p=h.image;if(p&&p.height>0){let v=new Ea(p.height);return v.fromEquirectangularTexture(i,h),e.set(h,v),h.addEventListener("dispose",c),o(v.texture,h.mapping)}else return null}}return h}function a(h){if(h&&h.isTexture&&h.isPMREMTexture!==!0){let f=h.mapping,p=f===vl||f===xl,v=f===_s||f===cr;if(p||v){let g=t.get(h),m=g!==void 0?g.texture.pmremVersion:0;if(h.isRenderTargetTexture&&h.pmremVersion!==m)return n===null&&(n=new ac(i)),g=p?n.fromEquirectangular(h,g):n.fromCubemap(h,g),g.texture.pmremVersion=h.pmremVersion,t.set(h,g),g.texture;if(g!==void 0)return g.texture;{let _=h.image;return p&&_&&_.height>0||v&&_&&l(_)?(n===null&&(n=new ac(i)),g=p?n.fromEquirectangular(h):n.fromCubemap(h),g.texture.pmremVersion=h.pmremVersion,t.set(h,g),h.addEventListener("dispose",u),g.texture):null}}}return h}function o(h,f){return f===vl?h.mapping=_s:f===xl&&(h.mapping=cr),h}function l(h){let f=0,p=6;for(let v=0;v<p;v++)h[v]!==void 0&&f++;return f===p}function c(h){let f=h.target;f.removeEventListener("dispose",c);let p=e.get(f);p!==void 0&&(e.delete(f),p.dispose())}function u(h){let f=h.target;f.removeEventListener("dispose",u);let p=t.get(f);p!==void 0&&(t.delete(f),p.dispose())}function d(){e=new WeakMap,t=new WeakMap,n!==null&&(n.dispose(),n=null)}return{get:s,dispose:d}}function _y(i){let e={};function t(n){if(e[n]!==void 0)return e[n];let s=i.getExtension(n);return e[n]=s,s}return{has:function(n){return t(n)!==null},init:function(){t("EXT_color_buffer_float"),t("WEBGL_clip_cull_distance"),t("OES_texture_float_linear"),t("EXT_color_buffer_half_float"),t("WEBGL_multisampled_render_to_texture"),t("WEBGL_render_shared_exponent")},get:function(n){let s=t(n);return s===null&&Gr("WebGLRenderer: "+n+" extension not supported."),s}}}function by(i,e,t,n){let s={},r=new WeakMap,a=new FinalizationRegistry(p=>delete s[p]);function o(p){l(p.target)}function l(p){p.index!==null&&e.remove(p.index);for(let g in p.attributes)e.remove(p.attributes[g]);p.removeEventListener("dispose",o),delete s[p.id],a.unregister(p);let v=r.get(p);v&&(e.remove(v),r.delete(p)),n.releaseStatesOfGeometry(p),p.isInstancedBufferGeometry===!0&&delete p._maxInstanceCount,t.memory.geometries--}function c(p,v){return s[v.id]!==void 0||(v.addEventListener("dispose",o),s[v.id]=new WeakRef(v),a.register(v,v.id,v),t.memory.geometries++),v}function u(p){let v=p.attributes;for(let g in v)e.update(v[g],i.ARRAY_BUFFER)}function d(p){let v=p.index,g=p.attributes.position,m=0;if(g===void 0)return;let _=v!==null?v.array.length:g.array.length/3-1,T=g.count>=65535?jr:Kr,M=new T(Math.ceil(_/3)*6,1),E=M.array;if(v!==null){let x=v.array;m=v.version;for(let S=0,F=0;S<_;S+=3){let P=x[S+0],U=x[S+1],G=x[S+2];E[F++]=P,E[F++]=U,E[F++]=U,E[F++]=G,E[F++]=G,E[F++]=P}}else{m=g.version;for(let x=0,S=0;x<_;x+=3){let F=x+0,P=x+1,U=x+2;E[S++]=F,E[S++]=P,E[S++]=P,E[S++]=U,E[S++]=U,E[S++]=F}}M.version=m;let w=r.get(p);w&&e.remove(w),r.set(p,M)}function h(p){let v=r.get(p);if(v){let g=p.index;g!==null&&v.version<g.version&&d(p)}else d(p);return r.get(p)}function f(){for(let p in s){let v=s[p].deref();v!==void 0&&l(v)}}return{get:c,update:u,getWireframeAttribute:h,dispose:f}}function My(i,e,t){let n;function s(d){n=d}let r,a;function o(d){r=d.type,a=d.bytesPerElement}function l(d,h){i.drawElements(n,h,r,d*a),t.update(h,n,1)}function c(d,h,f){f!==0&&(i.drawElementsInstanced(n,h,r,d*a,f),t.update(h,n,f))}function u(d,h,f){if(f===0)return;e.get("WEBGL_multi_draw").multiDrawElementsWEBGL(n,h,0,r,d,0,f);let v=0;for(let g=0;g<f;g++)v+=h[g];t.update(v,n,1)}this.setMode=s,this.setIndex=o,this.render=l,this.renderInstances=c,this.renderMultiDraw=u}function Sy(i){let e={geometries:0,textures:0},t={frame:0,calls:0,triangles:0,points:0,lines:0};function n(r,a,o){switch(t.calls++,a){case i.TRIANGLES:t.triangles+=o*(r/3);break;case i.LINES:t.lines+=o*(r/2);break;case i.LINE_STRIP:t.lines+=o*(r-1);break;case i.LINE_LOOP:t.lines+=o*r;break;case i.POINTS:t.points+=o*r;break;default:Pe("WebGLInfo: Unknown draw mode:",a);break}}function s(){t.calls=0,t.triangles=0,t.points=0,t.lines=0}return{memory:e,render:t,programs:null,autoReset:!0,reset:s,update:n}}function wy(i,e,t){let n=new WeakMap,s=new je;function r(a,o,l){let c=a.morphTargetInfluences,u=o.morphAttributes.position||o.morphAttributes.normal||o.morphAttributes.color,d=u!==void 0?u.length:0,h=n.get(o);if(h===void 0||h.count!==d){let F=function(){x.dispose(),n.delete(o),o.removeEventListener("dispose",F)};h!==void 0&&h.texture.dispose();let f=o.morphAttributes.position!==void 0,p=o.morphAttributes.normal!==void 0,v=o.morphAttributes.color!==void 0,g=o.morphAttributes.position||[],m=o.morphAttributes.normal||[],_=o.morphAttributes.color||[],T=0;f===!0&&(T=1),p===!0&&(T=2),v===!0&&(T=3);let M=o.attributes.position.count*T,E=1;M>e.maxTextureSize&&(E=Math.ceil(M/e.maxTextureSize),M=e.maxTextureSize);let w=new Float32Array(M*E*4*d),x=new Zr(w,M,E,d);x.type=$n,x.needsUpdate=!0;let S=T*4;for(let P=0;P<d;P++){let U=g[P],G=m[P],q=_[P],I=M*E*4*P;for(let X=0;X<U.count;X++){let K=X*S;f===!0&&(s.fromBufferAttribute(U,X),w[I+K+0]=s.x,w[I+K+1]=s.y,w[I+K+2]=s.z,w[I+K+3]=0),p===!0&&(s.fromBufferAttribute(G,X),w[I+K+4]=s.x,w[I+K+5]=s.y,w[I+K+6]=s.z,w[I+K+7]=0),v===!0&&(s.fromBufferAttribute(q,X),w[I+K+8]=s.x,w[I+K+9]=s.y,w[I+K+10]=s.z,w[I+K+11]=q.itemSize===4?s.w:1)}}h={count:d,texture:x,size:new He(M,E)},n.set(o,h),o.addEventListener("dispose",F)}if(a.isInstancedMesh===!0&&a.morphTexture!==null)l.getUniforms().setValue(i,"morphTexture",a.morphTexture,t);else{let f=0;for(let v=0;v<c.length;v++)f+=c[v];let p=o.morphTargetsRelative?1:1-f;l.getUniforms().setValue(i,"morphTargetBaseInfluence",p),l.getUniforms().setValue(i,"morphTargetInfluences",c)}l.getUniforms().setValue(i,"morphTargetsTexture",h.texture,t),l.getUniforms().setValue(i,"morphTargetsTextureSize",h.size)}return{update:r}}function Ty(i,e,t,n,s){let r=new WeakMap;function a(c){let u=s.render.frame,d=c.geometry,h=e.get(c,d);if(r.get(h)!==u&&(e.update(h),r.set(h,u)),c.isInstancedMesh&&(c.hasEventListener("dispose",l)===!1&&c.addEventListener("dispose",l),r.get(c)!==u&&(t.update(c.instanceMatrix,i.ARRAY_BUFFER),c.instanceColor!==null&&t.update(c.instanceColor,i.ARRAY_BUFFER),r.set(c,u))),c.isSkinnedMesh){let f=c.skeleton;r.get(f)!==u&&(f.update(),r.set(f,u))}return h}function o(){r=new WeakMap}function l(c){let u=c.target;u.removeEventListener("dispose",l),n.releaseStatesOfObject(u),t.remove(u.instanceMatrix),u.instanceColor!==null&&t.remove(u.instanceColor)}return{update:a,dispose:o}}var Ay={[Vu]:"LINEAR_TONE_MAPPING",[Hu]:"REINHARD_TONE_MAPPING",[Wu]:"CINEON_TONE_MAPPING",[Xu]:"ACES_FILMIC_TONE_MAPPING",[qu]:"AGX_TONE_MAPPING",[Yu]:"NEUTRAL_TONE_MAPPING",[$u]:"CUSTOM_TONE_MAPPING"};function Ey(i,e,t,n,s,r){let a=new Mn(e,t,{type:i,depthBuffer:s,stencilBuffer:r,samples:n?4:0,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,resolveDepthBuffer:!1,resolveStencilBuffer:!1}),o=null,l=null,c=null,u=new Yt;u.setAttribute("position",new Ct([-1,3,0,-1,-1,0,3,-1,0],3)),u.setAttribute("uv",new Ct([0,2,0,0,2,0],2));let d=new tl({uniforms:{tDiffuse:{value:null}},vertexShader:`
			precision highp float;

			uniform mat4 modelViewMatrix;
			uniform mat4 projectionMatrix;

			attribute vec3 position;
			attribute vec2 uv;

			varying vec2 vUv;

			void main() {
				vUv = uv;
				gl_Position = projectionMatrix * modelViewMatrix * vec4( position, 1.0 );
			}`,fragmentShader:`
			precision highp float;

			uniform sampler2D tDiffuse;

			varying vec2 vUv;

			#include <tonemapping_pars_fragment>
			#include <colorspace_pars_fragment>

			void main() {
				gl_FragColor = texture2D( tDiffuse, vUv );

				#ifdef LINEAR_TONE_MAPPING
					gl_FragColor.rgb = LinearToneMapping( gl_FragColor.rgb );
				#elif defined( REINHARD_TONE_MAPPING )
					gl_FragColor.rgb = ReinhardToneMapping( gl_FragColor.rgb );
				#elif defined( CINEON_TONE_MAPPING )
					gl_FragColor.rgb = CineonToneMapping( gl_FragColor.rgb );
				#elif defined( ACES_FILMIC_TONE_MAPPING )
					gl_FragColor.rgb = ACESFilmicToneMapping( gl_FragColor.rgb );
				#elif defined( AGX_TONE_MAPPING )
					gl_FragColor.rgb = AgXToneMapping( gl_FragColor.rgb );
				#elif defined( NEUTRAL_TONE_MAPPING )
					gl_FragColor.rgb = NeutralToneMapping( gl_FragColor.rgb );
				#elif defined( CUSTOM_TONE_MAPPING )
					gl_FragColor.rgb = CustomToneMapping( gl_FragColor.rgb );
				#endif

				#ifdef SRGB_TRANSFER
					gl_FragColor = sRGBTransferOETF( gl_FragColor );
				#endif
			}`,depthTest:!1,depthWrite:!1}),h=new on(u,d),f=new ua(-1,1,1,-1,0,1),p=null,v=null,g=!1,m,_=null,T=[],M=!1;this.setSize=function(E,w){a.setSize(E,w),o!==null&&o.setSize(E,w),l!==null&&l.setSize(E,w);for(let x=0;x<T.length;x++){let S=T[x];S.setSize&&S.setSize(E,w)}},this.setEffects=function(E){T=E,M=T.length>0&&T[0].isRenderPass===!0;let w=a.width,x=a.height;T.length>0&&o===null&&(o=new Mn(w,x,{type:qn,depthBuffer:!1,stencilBuffer:!1}),l=new Mn(w,x,{type:qn,depthBuffer:!1,stencilBuffer:!1}));let S=s===!0&&T.some(F=>F.needsDepthTexture===!0);S!==(a.depthTexture!==null)&&(S===!0&&c===null&&(c=new Ai(w,x),r===!0&&(c.format=Ri,c.type=bs)),a.dispose(),a.depthTexture=S?c:null,a.resolveDepthBuffer=S,a.storeMultisampledDepthBuffer=S);for(let F=0;F<T.length;F++){let P=T[F];P.setSize&&P.setSize(w,x),S&&P.needsDepthTexture===!0&&P.setDepthTexture&&P.setDepthTexture(c)}},this.begin=function(E,w){if(g||E.toneMapping===ri&&T.length===0)return!1;if(_=w,w!==null){let x=w.width,S=w.height;(a.width!==x||a.height!==S)&&this.setSize(x,S)}return M===!1&&E.setRenderTarget(a),m=E.toneMapping,E.toneMapping=ri,!0},this.hasRenderPass=function(){return M},this.end=function(E,w){E.toneMapping=m,g=!0;let x=a,S=o;for(let F=0;F<T.length;F++){let P=T[F];P.enabled!==!1&&(P.render(E,S,x,w),P.needsSwap!==!1&&(x=S,S=S===o?l:o))}if(p!==E.outputColorSpace||v!==E.toneMapping){p=E.outputColorSpace,v=E.toneMapping,d.defines={},Ye.getTransfer(p)===Ke&&(d.defines.SRGB_TRANSFER="");let F=Ay[v];F&&(d.defines[F]=""),d.needsUpdate=!0}d.uniforms.tDiffuse.value=x.texture,E.setRenderTarget(_),E.render(h,f),_=null,g=!1},this.isCompositing=function(){return g},this.dispose=function(){a.dispose(),o!==null&&o.dispose(),l!==null&&l.dispose(),u.dispose(),d.dispose()}}var gm=new an,vm=new Ai(1,1),xm=new ia(1),ym=new Zr,_m=new qo,bm=new ta,Zp=[],Jp=[],Kp=new Float32Array(16),jp=new Float32Array(9),Qp=new Float32Array(4);function dr(i,e,t){let n=i[0];if(n<=0||n>0)return i;let s=e*t,r=Zp[s];if(r===void 0&&(r=new Float32Array(s),Zp[s]=r),e!==0){n.toArray(r,0);for(let a=1,o=0;a!==e;++a)o+=t,i[a].toArray(r,o)}return r}function Mt(i,e){if(i.length!==e.length)return!1;for(let t=0,n=i.length;t<n;t++)if(i[t]!==e[t])return!1;return!0}function St(i,e){for(let t=0,n=e.length;t<n;t++)i[t]=e[t]}function lc(i,e){let t=Jp[e];t===void 0&&(t=new Int32Array(e),Jp[e]=t);for(let n=0;n!==e;++n)t[n]=i.allocateTextureUnit();return t}function Ry(i,e){let t=this.cache;t[0]!==e&&(i.uniform1f(this.addr,e),t[0]=e)}function Cy(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2f(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(Mt(t,e))return;i.uniform2fv(this.addr,e),St(t,e)}}function Iy(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3f(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else if(e.r!==void 0)(t[0]!==e.r||t[1]!==e.g||t[2]!==e.b)&&(i.uniform3f(this.addr,e.r,e.g,e.b),t[0]=e.r,t[1]=e.g,t[2]=e.b);else{if(Mt(t,e))return;i.uniform3fv(this.addr,e),St(t,e)}}function Py(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4f(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(Mt(t,e))return;i.uniform4fv(this.addr,e),St(t,e)}}function Dy(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(Mt(t,e))return;i.uniformMatrix2fv(this.addr,!1,e),St(t,e)}else{if(Mt(t,n))return;Qp.set(n),i.uniformMatrix2fv(this.addr,!1,Qp),St(t,n)}}function Ly(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(Mt(t,e))return;i.uniformMatrix3fv(this.addr,!1,e),St(t,e)}else{if(Mt(t,n))return;jp.set(n),i.uniformMatrix3fv(this.addr,!1,jp),St(t,n)}}function Ny(i,e){let t=this.cache,n=e.elements;if(n===void 0){if(Mt(t,e))return;i.uniformMatrix4fv(this.addr,!1,e),St(t,e)}else{if(Mt(t,n))return;Kp.set(n),i.uniformMatrix4fv(this.addr,!1,Kp),St(t,n)}}function Uy(i,e){let t=this.cache;t[0]!==e&&(i.uniform1i(this.addr,e),t[0]=e)}function ky(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2i(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(Mt(t,e))return;i.uniform2iv(this.addr,e),St(t,e)}}function Fy(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3i(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(Mt(t,e))return;i.uniform3iv(this.addr,e),St(t,e)}}function Oy(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4i(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(Mt(t,e))return;i.uniform4iv(this.addr,e),St(t,e)}}function By(i,e){let t=this.cache;t[0]!==e&&(i.uniform1ui(this.addr,e),t[0]=e)}function zy(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y)&&(i.uniform2ui(this.addr,e.x,e.y),t[0]=e.x,t[1]=e.y);else{if(Mt(t,e))return;i.uniform2uiv(this.addr,e),St(t,e)}}function Gy(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z)&&(i.uniform3ui(this.addr,e.x,e.y,e.z),t[0]=e.x,t[1]=e.y,t[2]=e.z);else{if(Mt(t,e))return;i.uniform3uiv(this.addr,e),St(t,e)}}function Vy(i,e){let t=this.cache;if(e.x!==void 0)(t[0]!==e.x||t[1]!==e.y||t[2]!==e.z||t[3]!==e.w)&&(i.uniform4ui(this.addr,e.x,e.y,e.z,e.w),t[0]=e.x,t[1]=e.y,t[2]=e.z,t[3]=e.w);else{if(Mt(t,e))return;i.uniform4uiv(this.addr,e),St(t,e)}}function cc(i){return i.version===0&&(i.compareFunction=rh,i.needsUpdate=!0),i}function Hy(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s);let r;this.type===i.SAMPLER_2D_SHADOW?r=cc(vm):r=gm,t.setTexture2D(e||r,s)}function Wy(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s),t.setTexture3D(e||_m,s)}function Xy(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s);let r;this.type===i.SAMPLER_CUBE_SHADOW?r=cc(xm):r=bm,t.setTextureCube(e||r,s)}function $y(i,e,t){let n=this.cache,s=t.allocateTextureUnit();n[0]!==s&&(i.uniform1i(this.addr,s),n[0]=s),t.setTexture2DArray(e||ym,s)}function qy(i){switch(i){case 5126:return Ry;case 35664:return Cy;case 35665:return Iy;case 35666:return Py;case 35674:return Dy;case 35675:return Ly;case 35676:return Ny;case 5124:case 35670:return Uy;case 35667:case 35671:return ky;case 35668:case 35672:return Fy;case 35669:case 35673:return Oy;case 5125:return By;case 36294:return zy;case 36295:return Gy;case 36296:return Vy;case 35678:case 36198:case 36298:case 36306:case 35682:return Hy;case 35679:case 36299:case 36307:return Wy;case 35680:case 36300:case 36308:case 36293:return Xy;case 36289:case 36303:case 36311:case 36292:return $y}}function Yy(i,e){i.uniform1fv(this.addr,e)}function Zy(i,e){let t=dr(e,this.size,2);i.uniform2fv(this.addr,t)}function Jy(i,e){let t=dr(e,this.size,3);i.uniform3fv(this.addr,t)}function Ky(i,e){let t=dr(e,this.size,4);i.uniform4fv(this.addr,t)}function jy(i,e){let t=dr(e,this.size,4);i.uniformMatrix2fv(this.addr,!1,t)}function Qy(i,e){let t=dr(e,this.size,9);i.uniformMatrix3fv(this.addr,!1,t)}function e_(i,e){let t=dr(e,this.size,16);i.uniformMatrix4fv(this.addr,!1,t)}function t_(i,e){i.uniform1iv(this.addr,e)}function n_(i,e){i.uniform2iv(this.addr,e)}function i_(i,e){i.uniform3iv(this.addr,e)}function s_(i,e){i.uniform4iv(this.addr,e)}function r_(i,e){i.uniform1uiv(this.addr,e)}function a_(i,e){i.uniform2uiv(this.addr,e)}function o_(i,e){i.uniform3uiv(this.addr,e)}function l_(i,e){i.uniform4uiv(this.addr,e)}function c_(i,e,t){let n=this.cache,s=e.length,r=lc(t,s);Mt(n,r)||(i.uniform1iv(this.addr,r),St(n,r));let a;this.type===i.SAMPLER_2D_SHADOW?a=cc(vm):a=gm;for(let o=0;o!==s;++o)t.setTexture2D(e[o]||a,r[o])}function u_(i,e,t){let n=this.cache,s=e.length,r=lc(t,s);Mt(n,r)||(i.uniform1iv(this.addr,r),St(n,r));for(let a=0;a!==s;++a)t.setTexture3D(e[a]||_m,r[a])}function h_(i,e,t){let n=this.cache,s=e.length,r=lc(t,s);Mt(n,r)||(i.uniform1iv(this.addr,r),St(n,r));let a;this.type===i.SAMPLER_CUBE_SHADOW?a=cc(xm):a=bm;for(let o=0;o!==s;++o)t.setTextureCube(e[o]||a,r[o])}function d_(i,e,t){let n=this.cache,s=e.length,r=lc(t,s);Mt(n,r)||(i.uniform1iv(this.addr,r),St(n,r));for(let a=0;a!==s;++a)t.setTexture2DArray(e[a]||ym,r[a])}function f_(i){switch(i){case 5126:return Yy;case 35664:return Zy;case 35665:return Jy;case 35666:return Ky;case 35674:return jy;case 35675:return Qy;case 35676:return e_;case 5124:case 35670:return t_;case 35667:case 35671:return n_;case 35668:case 35672:return i_;case 35669:case 35673:return s_;case 5125:return r_;case 36294:return a_;case 36295:return o_;case 36296:return l_;case 35678:case 36198:case 36298:case 36306:case 35682:return c_;case 35679:case 36299:case 36307:return u_;case 35680:case 36300:case 36308:case 36293:return h_;case 36289:case 36303:case 36311:case 36292:return d_}}var yh=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.setValue=qy(t.type)}},_h=class{constructor(e,t,n){this.id=e,this.addr=n,this.cache=[],this.type=t.type,this.size=t.size,this.setValue=f_(t.type)}},bh=class{constructor(e){this.id=e,this.seq=[],this.map={}}setValue(e,t,n){let s=this.seq;for(let r=0,a=s.length;r!==a;++r){let o=s[r];o.setValue(e,t[o.id],n)}}},vh=/(\w+)(\])?(\[|\.)?/g;function em(i,e){i.seq.push(e),i.map[e.id]=e}function p_(i,e,t){let n=i.name,s=n.length;for(vh.lastIndex=0;;){let r=vh.exec(n),a=vh.lastIndex,o=r[1],l=r[2]==="]",c=r[3];if(l&&(o=o|0),c===void 0||c==="["&&a+2===s){em(t,c===void 0?new yh(o,i,e):new _h(o,i,e));break}else{let d=t.map[o];d===void 0&&(d=new bh(o),em(t,d)),t=d}}}var hr=class{constructor(e,t){this.seq=[],this.map={};let n=e.getProgramParameter(t,e.ACTIVE_UNIFORMS);for(let a=0;a<n;++a){let o=e.getActiveUniform(t,a),l=e.getUniformLocation(t,o.name);p_(o,l,this)}let s=[],r=[];for(let a of this.seq)a.type===e.SAMPLER_2D_SHADOW||a.type===e.SAMPLER_CUBE_SHADOW||a.type===e.SAMPLER_2D_ARRAY_SHADOW?s.push(a):r.push(a);s.length>0&&(this.seq=s.concat(r))}setValue(e,t,n,s){let r=this.map[t];r!==void 0&&r.setValue(e,n,s)}setOptional(e,t,n){let s=t[n];s!==void 0&&this.setValue(e,n,s)}static upload(e,t,n,s){for(let r=0,a=t.length;r!==a;++r){let o=t[r],l=n[o.id];l.needsUpdate!==!1&&o.setValue(e,l.value,s)}}static seqWithValue(e,t){let n=[];for(let s=0,r=e.length;s!==r;++s){let a=e[s];a.id in t&&n.push(a)}return n}};function tm(i,e,t){let n=i.createShader(e);return i.shaderSource(n,t),i.compileShader(n),n}var m_=37297,g_=0;function v_(i,e){let t=i.split(`
`),n=[],s=Math.max(e-6,0),r=Math.min(e+6,t.length);for(let a=s;a<r;a++){let o=a+1;n.push(`${o===e?">":" "} ${o}: ${t[a]}`)}return n.join(`
`)}var nm=new De;function x_(i){Ye._getMatrix(nm,Ye.workingColorSpace,i);let e=`mat3( ${nm.elements.map(t=>t.toFixed(4))} )`;switch(Ye.getTransfer(i)){case $r:return[e,"LinearTransferOETF"];case Ke:return[e,"sRGBTransferOETF"];default:return Ae("WebGLProgram: Unsupported color space: ",i),[e,"LinearTransferOETF"]}}function im(i,e,t){let n=i.getShaderParameter(e,i.COMPILE_STATUS),r=(i.getShaderInfoLog(e)||"").trim();if(n&&r==="")return"";let a=/ERROR: 0:(\d+)/.exec(r);if(a){let o=parseInt(a[1]);return t.toUpperCase()+`

`+r+`

`+v_(i.getShaderSource(e),o)}else return r}function y_(i,e){let t=x_(e);return[`vec4 ${i}( vec4 value ) {`,`	return ${t[1]}( vec4( ${t[0]} * value.rgb, value.a ) );`,"}"].join(`
`)}var __={[Vu]:"Linear",[Hu]:"Reinhard",[Wu]:"Cineon",[Xu]:"ACESFilmic",[qu]:"AgX",[Yu]:"Neutral",[$u]:"Custom"};function b_(i,e){let t=__[e];return t===void 0?(Ae("WebGLProgram: Unsupported toneMapping:",e),"vec3 "+i+"( vec3 color ) { return LinearToneMapping( color ); }"):"vec3 "+i+"( vec3 color ) { return "+t+"ToneMapping( color ); }"}var rc=new N;function M_(){Ye.getLuminanceCoefficients(rc);let i=rc.x.toFixed(4),e=rc.y.toFixed(4),t=rc.z.toFixed(4);return["float luminance( const in vec3 rgb ) {",`	const vec3 weights = vec3( ${i}, ${e}, ${t} );`,"	return dot( weights, rgb );","}"].join(`
`)}function S_(i){return[i.extensionClipCullDistance?"#extension GL_ANGLE_clip_cull_distance : require":"",i.extensionMultiDraw?"#extension GL_ANGLE_multi_draw : require":""].filter(Aa).join(`
`)}function w_(i){let e=[];for(let t in i){let n=i[t];n!==!1&&e.push("#define "+t+" "+n)}return e.join(`
`)}function T_(i,e){let t={},n=i.getProgramParameter(e,i.ACTIVE_ATTRIBUTES);for(let s=0;s<n;s++){let r=i.getActiveAttrib(e,s),a=r.name,o=1;r.type===i.FLOAT_MAT2&&(o=2),r.type===i.FLOAT_MAT3&&(o=3),r.type===i.FLOAT_MAT4&&(o=4),t[a]={type:r.type,location:i.getAttribLocation(e,a),locationSize:o}}return t}function Aa(i){return i!==""}function sm(i,e){let t=e.numSpotLightShadows+e.numSpotLightMaps-e.numSpotLightShadowsWithMaps;return i.replace(/NUM_SUN_LIGHTS/g,e.numSunLights).replace(/NUM_DIR_LIGHTS/g,e.numDirLights).replace(/NUM_SPOT_LIGHTS/g,e.numSpotLights).replace(/NUM_SPOT_LIGHT_MAPS/g,e.numSpotLightMaps).replace(/NUM_SPOT_LIGHT_COORDS/g,t).replace(/NUM_RECT_AREA_LIGHTS/g,e.numRectAreaLights).replace(/NUM_POINT_LIGHTS/g,e.numPointLights).replace(/NUM_HEMI_LIGHTS/g,e.numHemiLights).replace(/NUM_SUN_LIGHT_SHADOWS/g,e.numSunLightShadows).replace(/NUM_DIR_LIGHT_SHADOWS/g,e.numDirLightShadows).replace(/NUM_SPOT_LIGHT_SHADOWS_WITH_MAPS/g,e.numSpotLightShadowsWithMaps).replace(/NUM_SPOT_LIGHT_SHADOWS/g,e.numSpotLightShadows).replace(/NUM_POINT_LIGHT_SHADOWS/g,e.numPointLightShadows).replace(/NUM_LIGHT_PROBE_GRIDS/g,e.numLightProbeGrids)}function rm(i,e){return i.replace(/NUM_CLIPPING_PLANES/g,e.numClippingPlanes).replace(/UNION_CLIPPING_PLANES/g,e.numClippingPlanes-e.numClipIntersection)}var A_=/^[ \t]*#include +<([\w\d./]+)>/gm;function Mh(i){return i.replace(A_,E_)}function E_(i,e){let t=Ve[e];if(t===void 0)throw new Error("THREE.WebGLProgram: Can not resolve #include <"+e+">");return Mh(t)}var R_=/#pragma unroll_loop_start\s+for\s*\(\s*int\s+i\s*=\s*(\d+)\s*;\s*i\s*<\s*(\d+)\s*;\s*i\s*\+\+\s*\)\s*{([\s\S]+?)}\s+#pragma unroll_loop_end/g;function am(i){return i.replace(R_,C_)}function C_(i,e,t,n){let s="";for(let r=parseInt(e);r<parseInt(t);r++)s+=n.replace(/\[\s*i\s*\]/g,"[ "+r+" ]").replace(/UNROLLED_LOOP_INDEX/g,r);return s}function om(i){let e=`precision ${i.precision} float;
	precision ${i.precision} int;
	precision ${i.precision} sampler2D;
	precision ${i.precision} samplerCube;
	precision ${i.precision} sampler3D;
	precision ${i.precision} sampler2DArray;
	precision ${i.precision} sampler2DShadow;
	precision ${i.precision} samplerCubeShadow;
	precision ${i.precision} sampler2DArrayShadow;
	precision ${i.precision} isampler2D;
	precision ${i.precision} isampler3D;
	precision ${i.precision} isamplerCube;
	precision ${i.precision} isampler2DArray;
	precision ${i.precision} usampler2D;
	precision ${i.precision} usampler3D;
	precision ${i.precision} usamplerCube;
	precision ${i.precision} usampler2DArray;
	`;return i.precision==="highp"?e+=`
#define HIGH_PRECISION`:i.precision==="mediump"?e+=`
#define MEDIUM_PRECISION`:i.precision==="lowp"&&(e+=`
#define LOW_PRECISION`),e}var I_={[ga]:"SHADOWMAP_TYPE_PCF",[or]:"SHADOWMAP_TYPE_VSM"};function P_(i){return I_[i.shadowMapType]||"SHADOWMAP_TYPE_BASIC"}var D_={[cr]:"ENVMAP_MODE_REFRACTION"};function L_(i){return i.envMap===!1?"ENVMAP_MODE_REFLECTION":D_[i.envMapMode]||"ENVMAP_MODE_REFLECTION"}var N_={[gl]:"ENVMAP_BLENDING_MULTIPLY",[Ep]:"ENVMAP_BLENDING_MIX",[Rp]:"ENVMAP_BLENDING_ADD"};function U_(i){return i.envMap===!1?"ENVMAP_BLENDING_NONE":N_[i.combine]||"ENVMAP_BLENDING_NONE"}function k_(i,e,t,n){let s=i.getContext(),r=t.defines,a=t.vertexShader,o=t.fragmentShader,l=P_(t),c=t.envMapPMREM===!0?"ENVMAP_TYPE_PMREM":"ENVMAP_TYPE_CUBE",u=L_(t),d=U_(t),h=S_(t),f=w_(r),p=s.createProgram(),v,g,m=t.glslVersion?"#version "+t.glslVersion+`
`:"";t.isRawShaderMaterial?(v=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f].filter(Aa).join(`
`),v.length>0&&(v+=`
`),g=["#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f].filter(Aa).join(`
`),g.length>0&&(g+=`
`)):(v=[om(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f,t.extensionClipCullDistance?"#define USE_CLIP_DISTANCE":"",t.batching?"#define USE_BATCHING":"",t.batchingColor?"#define USE_BATCHING_COLOR":"",t.instancing?"#define USE_INSTANCING":"",t.instancingColor?"#define USE_INSTANCING_COLOR":"",t.instancingMorph?"#define USE_INSTANCING_MORPH":"",t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.map?"#define USE_MAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+u:"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.displacementMap?"#define USE_DISPLACEMENTMAP":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.mapUv?"#define MAP_UV "+t.mapUv:"",t.alphaMapUv?"#define ALPHAMAP_UV "+t.alphaMapUv:"",t.lightMapUv?"#define LIGHTMAP_UV "+t.lightMapUv:"",t.aoMapUv?"#define AOMAP_UV "+t.aoMapUv:"",t.emissiveMapUv?"#define EMISSIVEMAP_UV "+t.emissiveMapUv:"",t.bumpMapUv?"#define BUMPMAP_UV "+t.bumpMapUv:"",t.normalMapUv?"#define NORMALMAP_UV "+t.normalMapUv:"",t.displacementMapUv?"#define DISPLACEMENTMAP_UV "+t.displacementMapUv:"",t.metalnessMapUv?"#define METALNESSMAP_UV "+t.metalnessMapUv:"",t.roughnessMapUv?"#define ROUGHNESSMAP_UV "+t.roughnessMapUv:"",t.anisotropyMapUv?"#define ANISOTROPYMAP_UV "+t.anisotropyMapUv:"",t.clearcoatMapUv?"#define CLEARCOATMAP_UV "+t.clearcoatMapUv:"",t.clearcoatNormalMapUv?"#define CLEARCOAT_NORMALMAP_UV "+t.clearcoatNormalMapUv:"",t.clearcoatRoughnessMapUv?"#define CLEARCOAT_ROUGHNESSMAP_UV "+t.clearcoatRoughnessMapUv:"",t.diffuseRoughnessMapUv?"#define DIFFUSE_ROUGHNESSMAP_UV "+t.diffuseRoughnessMapUv:"",t.iridescenceMapUv?"#define IRIDESCENCEMAP_UV "+t.iridescenceMapUv:"",t.iridescenceThicknessMapUv?"#define IRIDESCENCE_THICKNESSMAP_UV "+t.iridescenceThicknessMapUv:"",t.sheenColorMapUv?"#define SHEEN_COLORMAP_UV "+t.sheenColorMapUv:"",t.sheenRoughnessMapUv?"#define SHEEN_ROUGHNESSMAP_UV "+t.sheenRoughnessMapUv:"",t.specularMapUv?"#define SPECULARMAP_UV "+t.specularMapUv:"",t.specularColorMapUv?"#define SPECULAR_COLORMAP_UV "+t.specularColorMapUv:"",t.specularIntensityMapUv?"#define SPECULAR_INTENSITYMAP_UV "+t.specularIntensityMapUv:"",t.transmissionMapUv?"#define TRANSMISSIONMAP_UV "+t.transmissionMapUv:"",t.thicknessMapUv?"#define THICKNESSMAP_UV "+t.thicknessMapUv:"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexNormals?"#define HAS_NORMAL":"",t.vertexColors?"#define USE_COLOR":"",t.vertexAlphas?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.flatShading?"#define FLAT_SHADED":"",t.skinning?"#define USE_SKINNING":"",t.morphTargets?"#define USE_MORPHTARGETS":"",t.morphNormals&&t.flatShading===!1?"#define USE_MORPHNORMALS":"",t.morphColors?"#define USE_MORPHCOLORS":"",t.morphTargetsCount>0?"#define MORPHTARGETS_TEXTURE_STRIDE "+t.morphTextureStride:"",t.morphTargetsCount>0?"#define MORPHTARGETS_COUNT "+t.morphTargetsCount:"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+l:"",t.sizeAttenuation?"#define USE_SIZEATTENUATION":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 modelMatrix;","uniform mat4 modelViewMatrix;","uniform mat4 projectionMatrix;","uniform mat4 viewMatrix;","uniform mat3 normalMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;","#ifdef USE_INSTANCING","	attribute mat4 instanceMatrix;","#endif","#ifdef USE_INSTANCING_COLOR","	attribute vec3 instanceColor;","#endif","#ifdef USE_INSTANCING_MORPH","	uniform sampler2D morphTexture;","#endif","attribute vec3 position;","attribute vec3 normal;","attribute vec2 uv;","#ifdef USE_UV1","	attribute vec2 uv1;","#endif","#ifdef USE_UV2","	attribute vec2 uv2;","#endif","#ifdef USE_UV3","	attribute vec2 uv3;","#endif","#ifdef USE_TANGENT","	attribute vec4 tangent;","#endif","#if defined( USE_COLOR_ALPHA )","	attribute vec4 color;","#elif defined( USE_COLOR )","	attribute vec3 color;","#endif","#ifdef USE_SKINNING","	attribute vec4 skinIndex;","	attribute vec4 skinWeight;","#endif",`
`].filter(Aa).join(`
`),g=[om(t),"#define SHADER_TYPE "+t.shaderType,"#define SHADER_NAME "+t.shaderName,f,t.useFog&&t.fog?"#define USE_FOG":"",t.useFog&&t.fogExp2?"#define FOG_EXP2":"",t.alphaToCoverage?"#define ALPHA_TO_COVERAGE":"",t.map?"#define USE_MAP":"",t.matcap?"#define USE_MATCAP":"",t.envMap?"#define USE_ENVMAP":"",t.envMap?"#define "+c:"",t.envMap?"#define "+u:"",t.envMap?"#define "+d:"",t.envMapPMREM?"#define ENVMAP_MAX_LOD "+t.envMapMaxLod+".0":"",t.envMapPMREM?"#define ENVMAP_SIZE "+t.envMapSize+".0":"",t.lightMap?"#define USE_LIGHTMAP":"",t.aoMap?"#define USE_AOMAP":"",t.bumpMap?"#define USE_BUMPMAP":"",t.normalMap?"#define USE_NORMALMAP":"",t.normalMapObjectSpace?"#define USE_NORMALMAP_OBJECTSPACE":"",t.normalMapTangentSpace?"#define USE_NORMALMAP_TANGENTSPACE":"",t.packedNormalMap?"#define USE_PACKED_NORMALMAP":"",t.emissiveMap?"#define USE_EMISSIVEMAP":"",t.anisotropy?"#define USE_ANISOTROPY":"",t.anisotropyMap?"#define USE_ANISOTROPYMAP":"",t.clearcoat?"#define USE_CLEARCOAT":"",t.clearcoatMap?"#define USE_CLEARCOATMAP":"",t.clearcoatRoughnessMap?"#define USE_CLEARCOAT_ROUGHNESSMAP":"",t.clearcoatNormalMap?"#define USE_CLEARCOAT_NORMALMAP":"",t.diffuseRoughness?"#define USE_DIFFUSE_ROUGHNESS":"",t.diffuseRoughnessMap?"#define USE_DIFFUSE_ROUGHNESSMAP":"",t.dispersion?"#define USE_DISPERSION":"",t.retroreflection?"#define USE_RETROREFLECTION":"",t.iridescence?"#define USE_IRIDESCENCE":"",t.iridescenceMap?"#define USE_IRIDESCENCEMAP":"",t.iridescenceThicknessMap?"#define USE_IRIDESCENCE_THICKNESSMAP":"",t.specularMap?"#define USE_SPECULARMAP":"",t.specularColorMap?"#define USE_SPECULAR_COLORMAP":"",t.specularIntensityMap?"#define USE_SPECULAR_INTENSITYMAP":"",t.roughnessMap?"#define USE_ROUGHNESSMAP":"",t.metalnessMap?"#define USE_METALNESSMAP":"",t.alphaMap?"#define USE_ALPHAMAP":"",t.alphaTest?"#define USE_ALPHATEST":"",t.alphaHash?"#define USE_ALPHAHASH":"",t.sheen?"#define USE_SHEEN":"",t.sheenColorMap?"#define USE_SHEEN_COLORMAP":"",t.sheenRoughnessMap?"#define USE_SHEEN_ROUGHNESSMAP":"",t.transmission?"#define USE_TRANSMISSION":"",t.transmissionMap?"#define USE_TRANSMISSIONMAP":"",t.thicknessMap?"#define USE_THICKNESSMAP":"",t.vertexTangents&&t.flatShading===!1?"#define USE_TANGENT":"",t.vertexColors||t.instancingColor?"#define USE_COLOR":"",t.vertexAlphas||t.batchingColor?"#define USE_COLOR_ALPHA":"",t.vertexUv1s?"#define USE_UV1":"",t.vertexUv2s?"#define USE_UV2":"",t.vertexUv3s?"#define USE_UV3":"",t.pointsUvs?"#define USE_POINTS_UV":"",t.gradientMap?"#define USE_GRADIENTMAP":"",t.flatShading?"#define FLAT_SHADED":"",t.doubleSided?"#define DOUBLE_SIDED":"",t.flipSided?"#define FLIP_SIDED":"",t.shadowMapEnabled?"#define USE_SHADOWMAP":"",t.shadowMapEnabled?"#define "+l:"",t.premultipliedAlpha?"#define PREMULTIPLIED_ALPHA":"",t.numLightProbes>0?"#define USE_LIGHT_PROBES":"",t.decodeVideoTexture?"#define DECODE_VIDEO_TEXTURE":"",t.decodeVideoTextureEmissive?"#define DECODE_VIDEO_TEXTURE_EMISSIVE":"",t.logarithmicDepthBuffer?"#define USE_LOGARITHMIC_DEPTH_BUFFER":"",t.reversedDepthBuffer?"#define USE_REVERSED_DEPTH_BUFFER":"","uniform mat4 viewMatrix;","uniform vec3 cameraPosition;","uniform bool isOrthographic;",t.toneMapping!==ri?"#define TONE_MAPPING":"",t.toneMapping!==ri?Ve.tonemapping_pars_fragment:"",t.toneMapping!==ri?b_("toneMapping",t.toneMapping):"",t.dithering?"#define DITHERING":"",t.opaque?"#define OPAQUE":"",Ve.colorspace_pars_fragment,y_("linearToOutputTexel",t.outputColorSpace),M_(),t.useDepthPacking?"#define DEPTH_PACKING "+t.depthPacking:"",`
`].filter(Aa).join(`
`)),a=Mh(a),a=sm(a,t),a=rm(a,t),o=Mh(o),o=sm(o,t),o=rm(o,t),a=am(a),o=am(o),t.isRawShaderMaterial!==!0&&(m=`#version 300 es
`,v=[h,"#define attribute in","#define varying out","#define texture2D texture"].join(`
`)+`
`+v,g=["#define varying in",t.glslVersion===oh?"":"layout(location = 0) out highp vec4 pc_fragColor;",t.glslVersion===oh?"":"#define gl_FragColor pc_fragColor","#define gl_FragDepthEXT gl_FragDepth","#define texture2D texture","#define textureCube texture","#define texture2DProj textureProj","#define texture2DLodEXT textureLod","#define texture2DProjLodEXT textureProjLod","#define textureCubeLodEXT textureLod","#define texture2DGradEXT textureGrad","#define texture2DProjGradEXT textureProjGrad","#define textureCubeGradEXT textureGrad"].join(`
`)+`
`+g);let _=m+v+a,T=m+g+o,M=tm(s,s.VERTEX_SHADER,_),E=tm(s,s.FRAGMENT_SHADER,T);s.attachShader(p,M),s.attachShader(p,E),t.index0AttributeName!==void 0?s.bindAttribLocation(p,0,t.index0AttributeName):t.hasPositionAttribute===!0&&s.bindAttribLocation(p,0,"position"),s.linkProgram(p);function w(P){if(i.debug.checkShaderErrors){let U=s.getProgramInfoLog(p)||"",G=s.getShaderInfoLog(M)||"",q=s.getShaderInfoLog(E)||"",I=U.trim(),X=G.trim(),K=q.trim(),V=!0,ne=!0;if(s.getProgramParameter(p,s.LINK_STATUS)===!1)if(V=!1,typeof i.debug.onShaderError=="function")i.debug.onShaderError(s,p,M,E);else{let W=im(s,M,"vertex"),Q=im(s,E,"fragment");Pe("WebGLProgram: Shader Error "+s.getError()+" - VALIDATE_STATUS "+s.getProgramParameter(p,s.VALIDATE_STATUS)+`

Material Name: `+P.name+`
Material Type: `+P.type+`

Program Info Log: `+I+`
`+W+`
`+Q)}else I!==""?Ae("WebGLProgram: Program Info Log:",I):(X===""||K==="")&&(ne=!1);ne&&(P.diagnostics={runnable:V,programLog:I,vertexShader:{log:X,prefix:v},fragmentShader:{log:K,prefix:g}})}s.deleteShader(M),s.deleteShader(E),x=new hr(s,p),S=T_(s,p)}let x;this.getUniforms=function(){return x===void 0&&w(this),x};let S;this.getAttributes=function(){return S===void 0&&w(this),S};let F=t.rendererExtensionParallelShaderCompile===!1;return this.isReady=function(){return F===!1&&(F=s.getProgramParameter(p,m_)),F},this.destroy=function(){n.releaseStatesOfProgram(this),s.deleteProgram(p),this.program=void 0},this.type=t.shaderType,this.name=t.shaderName,this.id=g_++,this.cacheKey=e,this.usedTimes=1,this.program=p,this.vertexShader=M,this.fragmentShader=E,this}var F_=0,Sh=class{constructor(){this.shaderCache=new Map,this.materialCache=new Map}update(e,t,n){let s=this._getShaderCacheForMaterial(e);return s.has(t)===!1&&(s.add(t),t.usedTimes++),s.has(n)===!1&&(s.add(n),n.usedTimes++),this}remove(e){let t=this.materialCache.get(e);for(let n of t)n.usedTimes--,n.usedTimes===0&&this.shaderCache.delete(n.code);return this.materialCache.delete(e),this}getVertexShaderStage(e){return this._getShaderStage(e.vertexShader)}getFragmentShaderStage(e){return this._getShaderStage(e.fragmentShader)}dispose(){this.shaderCache.clear(),this.materialCache.clear()}_getShaderCacheForMaterial(e){let t=this.materialCache,n=t.get(e);return n===void 0&&(n=new Set,t.set(e,n)),n}_getShaderStage(e){let t=this.shaderCache,n=t.get(e);return n===void 0&&(n=new wh(e),t.set(e,n)),n}},wh=class{constructor(e){this.id=F_++,this.code=e,this.usedTimes=0}};function O_(i){return i===Ki||i===Ma||i===Sa}function B_(i,e,t,n,s,r){let a=new er,o=new Sh,l=new Set,c=[],u=new Map,d=n.logarithmicDepthBuffer,h={MeshDepthMaterial:"depth",MeshDistanceMaterial:"distance",MeshNormalMaterial:"normal",MeshBasicMaterial:"basic",MeshLambertMaterial:"lambert",MeshPhongMaterial:"phong",MeshToonMaterial:"toon",MeshStandardMaterial:"physical",MeshPhysicalMaterial:"physical",MeshMatcapMaterial:"matcap",LineBasicMaterial:"basic",LineDashedMaterial:"dashed",PointsMaterial:"points",ShadowMaterial:"shadow",SpriteMaterial:"sprite"};function f(x){return l.add(x),x===0?"uv":`uv${x}`}function p(x,S,F,P,U,G){let q=P.fog,I=U.geometry,X=x.isMeshStandardMaterial||x.isMeshLambertMaterial||x.isMeshPhongMaterial?P.environment:null,K=x.isMeshStandardMaterial||x.isMeshLambertMaterial&&!x.envMap||x.isMeshPhongMaterial&&!x.envMap,V=e.get(x.envMap||X,K),ne=h[x.type],W=n.precision;x.precision!==null&&(W=n.getMaxPrecision(x.precision),W!==x.precision&&Ae("WebGLProgram.getParameters:",x.precision,"not supported, using",W,"instead."));let Q=I.morphAttributes.position||I.morphAttributes.normal||I.morphAttributes.color,ee=Q!==void 0?Q.length:0,Me=0;I.morphAttributes.position!==void 0&&(Me=1),I.morphAttributes.normal!==void 0&&(Me=2),I.morphAttributes.color!==void 0&&(Me=3);let Ne,Z,me,ye;if(ne){let pe=ln[ne];Ne=pe.vertexShader,Z=pe.fragmentShader}else{Ne=x.vertexShader,Z=x.fragmentShader;let pe=o.getVertexShaderStage(x),et=o.getFragmentShaderStage(x);o.update(x,pe,et),me=pe.id,ye=et.id}let Ee=i.getRenderTarget(),ge=i.state.buffers.depth.getReversed(),ke=U.isInstancedMesh===!0,mt=U.isBatchedMesh===!0,Ce=!!x.map,Qe=!!x.matcap,nt=!!V,We=nt&&V.isPMREMTexture===!0,Pt=!!x.aoMap,xt=!!x.lightMap,cn=!!x.bumpMap&&x.wireframe===!1,dt=!!x.normalMap,Zn=!!x.displacementMap,wt=!!x.emissiveMap,Tn=!!x.metalnessMap,An=!!x.roughnessMap,En=x.anisotropy>0,D=x.clearcoat>0,Rn=x.diffuseRoughness>0,ct=x.dispersion>0,ut=x.retroreflectivity>0,fe=x.iridescence>0,yt=x.sheen>0,Re=x.transmission>0,Le=En&&!!x.anisotropyMap,A=D&&!!x.clearcoatMap,y=D&&!!x.clearcoatNormalMap,O=D&&!!x.clearcoatRoughnessMap,te=Rn&&!!x.diffuseRoughnessMap,j=fe&&!!x.iridescenceMap,re=fe&&!!x.iridescenceThicknessMap,ue=yt&&!!x.sheenColorMap,$=yt&&!!x.sheenRoughnessMap,Y=!!x.specularMap,oe=!!x.specularColorMap,R=!!x.specularIntensityMap,J=Re&&!!x.transmissionMap,H=Re&&!!x.thicknessMap,le=!!x.gradientMap,se=!!x.alphaMap,ae=x.alphaTest>0,we=!!x.alphaHash,ze=!!x.extensions,ie=ri;x.toneMapped&&(Ee===null||Ee.isXRRenderTarget===!0)&&(ie=i.toneMapping);let Te=We?V.isCompressedCubeTexture?V.image[0].mipmaps:V.mipmaps:null,Be={shaderID:ne,shaderType:x.type,shaderName:x.name,vertexShader:Ne,fragmentShader:Z,defines:x.defines,customVertexShaderID:me,customFragmentShaderID:ye,isRawShaderMaterial:x.isRawShaderMaterial===!0,glslVersion:x.glslVersion,precision:W,batching:mt,batchingColor:mt&&U._colorsTexture!==null,instancing:ke,instancingColor:ke&&U.instanceColor!==null,instancingMorph:ke&&U.morphTexture!==null,outputColorSpace:Ee===null?i.outputColorSpace:Ee.isXRRenderTarget===!0?Ee.texture.colorSpace:Ye.workingColorSpace,alphaToCoverage:!!x.alphaToCoverage,map:Ce,matcap:Qe,envMap:nt,envMapMode:nt&&V.mapping,envMapPMREM:We,envMapMaxLod:We?Te.length-1:null,envMapSize:We?Te[0].width:null,aoMap:Pt,lightMap:xt,bumpMap:cn,normalMap:dt,displacementMap:Zn,emissiveMap:wt,normalMapObjectSpace:dt&&x.normalMapType===Pp,normalMapTangentSpace:dt&&x.normalMapType===nc,packedNormalMap:dt&&x.normalMapType===nc&&O_(x.normalMap.format),metalnessMap:Tn,roughnessMap:An,anisotropy:En,anisotropyMap:Le,clearcoat:D,clearcoatMap:A,clearcoatNormalMap:y,clearcoatRoughnessMap:O,diffuseRoughness:Rn,diffuseRoughnessMap:te,dispersion:ct,retroreflection:ut,iridescence:fe,iridescenceMap:j,iridescenceThicknessMap:re,sheen:yt,sheenColorMap:ue,sheenRoughnessMap:$,specularMap:Y,specularColorMap:oe,specularIntensityMap:R,transmission:Re,transmissionMap:J,thicknessMap:H,gradientMap:le,opaque:x.transparent===!1&&x.blending===lr&&x.alphaToCoverage===!1,alphaMap:se,alphaTest:ae,alphaHash:we,combine:x.combine,mapUv:Ce&&f(x.map.channel),aoMapUv:Pt&&f(x.aoMap.channel),lightMapUv:xt&&f(x.lightMap.channel),bumpMapUv:cn&&f(x.bumpMap.channel),normalMapUv:dt&&f(x.normalMap.channel),displacementMapUv:Zn&&f(x.displacementMap.channel),emissiveMapUv:wt&&f(x.emissiveMap.channel),metalnessMapUv:Tn&&f(x.metalnessMap.channel),roughnessMapUv:An&&f(x.roughnessMap.channel),anisotropyMapUv:Le&&f(x.anisotropyMap.channel),clearcoatMapUv:A&&f(x.clearcoatMap.channel),clearcoatNormalMapUv:y&&f(x.clearcoatNormalMap.channel),clearcoatRoughnessMapUv:O&&f(x.clearcoatRoughnessMap.channel),diffuseRoughnessMapUv:te&&f(x.diffuseRoughnessMap.channel),iridescenceMapUv:j&&f(x.iridescenceMap.channel),iridescenceThicknessMapUv:re&&f(x.iridescenceThicknessMap.channel),sheenColorMapUv:ue&&f(x.sheenColorMap.channel),sheenRoughnessMapUv:$&&f(x.sheenRoughnessMap.channel),specularMapUv:Y&&f(x.specularMap.channel),specularColorMapUv:oe&&f(x.specularColorMap.channel),specularIntensityMapUv:R&&f(x.specularIntensityMap.channel),transmissionMapUv:J&&f(x.transmissionMap.channel),thicknessMapUv:H&&f(x.thicknessMap.channel),alphaMapUv:se&&f(x.alphaMap.channel),vertexTangents:!!I.attributes.tangent&&(dt||En),vertexNormals:!!I.attributes.normal,vertexColors:x.vertexColors,vertexAlphas:x.vertexColors===!0&&!!I.attributes.color&&I.attributes.color.itemSize===4,pointsUvs:U.isPoints===!0&&!!I.attributes.uv&&(Ce||se),fog:!!q,useFog:x.fog===!0,fogExp2:!!q&&q.isFogExp2,flatShading:x.wireframe===!1&&(x.flatShading===!0||I.attributes.normal===void 0&&dt===!1&&(x.isMeshLambertMaterial||x.isMeshPhongMaterial||x.isMeshStandardMaterial||x.isMeshPhysicalMaterial)),sizeAttenuation:x.sizeAttenuation===!0,logarithmicDepthBuffer:d,reversedDepthBuffer:ge,skinning:U.isSkinnedMesh===!0,hasPositionAttribute:I.attributes.position!==void 0,morphTargets:I.morphAttributes.position!==void 0,morphNormals:I.morphAttributes.normal!==void 0,morphColors:I.morphAttributes.color!==void 0,morphTargetsCount:ee,morphTextureStride:Me,numSunLights:S.sun.length,numDirLights:S.directional.length,numPointLights:S.point.length,numSpotLights:S.spot.length,numSpotLightMaps:S.spotLightMap.length,numRectAreaLights:S.rectArea.length,numHemiLights:S.hemi.length,numSunLightShadows:S.sunShadowMap.length,numDirLightShadows:S.directionalShadowMap.length,numPointLightShadows:S.pointShadowMap.length,numSpotLightShadows:S.spotShadowMap.length,numSpotLightShadowsWithMaps:S.numSpotLightShadowsWithMaps,numLightProbes:S.numLightProbes,numLightProbeGrids:G.filter(pe=>pe.texture!==null).length,numClippingPlanes:r.numPlanes,numClipIntersection:r.numIntersection,dithering:x.dithering,shadowMapEnabled:i.shadowMap.enabled&&F.length>0,shadowMapType:i.shadowMap.type,toneMapping:ie,decodeVideoTexture:Ce&&x.map.isVideoTexture===!0&&Ye.getTransfer(x.map.colorSpace)===Ke,decodeVideoTextureEmissive:wt&&x.emissiveMap.isVideoTexture===!0&&Ye.getTransfer(x.emissiveMap.colorSpace)===Ke,premultipliedAlpha:x.premultipliedAlpha,doubleSided:x.side===Fn,flipSided:x.side===kt,useDepthPacking:x.depthPacking>=0,depthPacking:x.depthPacking||0,index0AttributeName:x.index0AttributeName,extensionClipCullDistance:ze&&x.extensions.clipCullDistance===!0&&t.has("WEBGL_clip_cull_distance"),extensionMultiDraw:(ze&&x.extensions.multiDraw===!0||mt)&&t.has("WEBGL_multi_draw"),rendererExtensionParallelShaderCompile:t.has("KHR_parallel_shader_compile"),customProgramCacheKey:x.customProgramCacheKey()};return Be.vertexUv1s=l.has(1),Be.vertexUv2s=l.has(2),Be.vertexUv3s=l.has(3),l.clear(),Be}function v(x){let S=[];if(x.shaderID?S.push(x.shaderID):(S.push(x.customVertexShaderID),S.push(x.customFragmentShaderID)),x.defines!==void 0)for(let F in x.defines)S.push(F),S.push(x.defines[F]);return x.isRawShaderMaterial===!1&&(g(S,x),m(S,x),S.push(i.outputColorSpace)),S.push(x.customProgramCacheKey),S.join()}function g(x,S){x.push(S.precision),x.push(S.outputColorSpace),x.push(S.envMapMode),x.push(S.envMapPMREM),x.push(S.envMapMaxLod),x.push(S.envMapSize),x.push(S.mapUv),x.push(S.alphaMapUv),x.push(S.lightMapUv),x.push(S.aoMapUv),x.push(S.bumpMapUv),x.push(S.normalMapUv),x.push(S.displacementMapUv),x.push(S.emissiveMapUv),x.push(S.metalnessMapUv),x.push(S.roughnessMapUv),x.push(S.anisotropyMapUv),x.push(S.clearcoatMapUv),x.push(S.clearcoatNormalMapUv),x.push(S.clearcoatRoughnessMapUv),x.push(S.diffuseRoughnessMapUv),x.push(S.iridescenceMapUv),x.push(S.iridescenceThicknessMapUv),x.push(S.sheenColorMapUv),x.push(S.sheenRoughnessMapUv),x.push(S.specularMapUv),x.push(S.specularColorMapUv),x.push(S.specularIntensityMapUv),x.push(S.transmissionMapUv),x.push(S.thicknessMapUv),x.push(S.combine),x.push(S.fogExp2),x.push(S.sizeAttenuation),x.push(S.morphTargetsCount),x.push(S.numSunLights),x.push(S.numDirLights),x.push(S.numPointLights),x.push(S.numSpotLights),x.push(S.numSpotLightMaps),x.push(S.numHemiLights),x.push(S.numRectAreaLights),x.push(S.numSunLightShadows),x.push(S.numDirLightShadows),x.push(S.numPointLightShadows),x.push(S.numSpotLightShadows),x.push(S.numSpotLightShadowsWithMaps),x.push(S.numLightProbes),x.push(S.numLightProbeGrids),x.push(S.shadowMapType),x.push(S.toneMapping),x.push(S.numClippingPlanes),x.push(S.numClipIntersection),x.push(S.depthPacking)}function m(x,S){a.disableAll(),S.instancing&&a.enable(0),S.instancingColor&&a.enable(1),S.instancingMorph&&a.enable(2),S.matcap&&a.enable(3),S.envMap&&a.enable(4),S.normalMapObjectSpace&&a.enable(5),S.normalMapTangentSpace&&a.enable(6),S.clearcoat&&a.enable(7),S.iridescence&&a.enable(8),S.alphaTest&&a.enable(9),S.vertexColors&&a.enable(10),S.vertexAlphas&&a.enable(11),S.vertexUv1s&&a.enable(12),S.vertexUv2s&&a.enable(13),S.vertexUv3s&&a.enable(14),S.vertexTangents&&a.enable(15),S.anisotropy&&a.enable(16),S.alphaHash&&a.enable(17),S.batching&&a.enable(18),S.dispersion&&a.enable(19),S.retroreflection&&a.enable(24),S.diffuseRoughness&&a.enable(25),S.batchingColor&&a.enable(20),S.gradientMap&&a.enable(21),S.packedNormalMap&&a.enable(22),S.vertexNormals&&a.enable(23),x.push(a.mask),a.disableAll(),S.fog&&a.enable(0),S.useFog&&a.enable(1),S.flatShading&&a.enable(2),S.logarithmicDepthBuffer&&a.enable(3),S.reversedDepthBuffer&&a.enable(4),S.skinning&&a.enable(5),S.morphTargets&&a.enable(6),S.morphNormals&&a.enable(7),S.morphColors&&a.enable(8),S.premultipliedAlpha&&a.enable(9),S.shadowMapEnabled&&a.enable(10),S.doubleSided&&a.enable(11),S.flipSided&&a.enable(12),S.useDepthPacking&&a.enable(13),S.dithering&&a.enable(14),S.transmission&&a.enable(15),S.sheen&&a.enable(16),S.opaque&&a.enable(17),S.pointsUvs&&a.enable(18),S.decodeVideoTexture&&a.enable(19),S.decodeVideoTextureEmissive&&a.enable(20),S.alphaToCoverage&&a.enable(21),S.numLightProbeGrids>0&&a.enable(22),S.hasPositionAttribute&&a.enable(23),x.push(a.mask)}function _(x){let S=h[x.type],F;if(S){let P=ln[S];F=wa.clone(P.uniforms)}else F=x.uniforms;return F}function T(x,S){let F=u.get(S);return F!==void 0?++F.usedTimes:(F=new k_(i,S,x,s),c.push(F),u.set(S,F)),F}function M(x){if(--x.usedTimes===0){let S=c.indexOf(x);c[S]=c[c.length-1],c.pop(),u.delete(x.cacheKey),x.destroy()}}function E(x){o.remove(x)}function w(){o.dispose()}return{getParameters:p,getProgramCacheKey:v,getUniforms:_,acquireProgram:T,releaseProgram:M,releaseShaderCache:E,programs:c,dispose:w}}function z_(){let i=new WeakMap;function e(a){return i.has(a)}function t(a){let o=i.get(a);return o===void 0&&(o={},i.set(a,o)),o}function n(a){i.delete(a)}function s(a,o,l){i.get(a)[o]=l}function r(){i=new WeakMap}return{has:e,get:t,remove:n,update:s,dispose:r}}function G_(i,e){return i.groupOrder!==e.groupOrder?i.groupOrder-e.groupOrder:i.renderOrder!==e.renderOrder?i.renderOrder-e.renderOrder:i.material.id!==e.material.id?i.material.id-e.material.id:i.materialVariant!==e.materialVariant?i.materialVariant-e.materialVariant:i.z!==e.z?i.z-e.z:i.id-e.id}function lm(i,e){return i.groupOrder!==e.groupOrder?i.groupOrder-e.groupOrder:i.renderOrder!==e.renderOrder?i.renderOrder-e.renderOrder:i.z!==e.z?e.z-i.z:i.id-e.id}function cm(){let i=[],e=0,t=[],n=[],s=[];function r(){e=0,t.length=0,n.length=0,s.length=0}function a(h){let f=0;return h.isInstancedMesh&&(f+=2),h.isSkinnedMesh&&(f+=1),f}function o(h,f,p,v,g,m){let _=i[e];return _===void 0?(_={id:h.id,object:h,geometry:f,material:p,materialVariant:a(h),groupOrder:v,renderOrder:h.renderOrder,z:g,group:m},i[e]=_):(_.id=h.id,_.object=h,_.geometry=f,_.material=p,_.materialVariant=a(h),_.groupOrder=v,_.renderOrder=h.renderOrder,_.z=g,_.group=m),e++,_}function l(h,f,p,v,g,m,_){_.reversedDepth===!0&&(g=-g);let T=o(h,f,p,v,g,m);p.transmission>0?n.push(T):p.transparent===!0?s.push(T):t.push(T)}function c(h,f,p,v,g,m){let _=o(h,f,p,v,g,m);p.transmission>0?n.unshift(_):p.transparent===!0?s.unshift(_):t.unshift(_)}function u(h,f){t.length>1&&t.sort(h||G_),n.length>1&&n.sort(f||lm),s.length>1&&s.sort(f||lm)}function d(){for(let h=e,f=i.length;h<f;h++){let p=i[h];if(p.id===null)break;p.id=null,p.object=null,p.geometry=null,p.material=null,p.group=null}}return{opaque:t,transmissive:n,transparent:s,init:r,push:l,unshift:c,finish:d,sort:u}}function V_(){let i=new WeakMap;function e(n,s){let r=i.get(n),a;return r===void 0?(a=new cm,i.set(n,[a])):s>=r.length?(a=new cm,r.push(a)):a=r[s],a}function t(){i=new WeakMap}return{get:e,dispose:t}}function H_(){let i={};return{get:function(e){if(i[e.id]!==void 0)return i[e.id];let t;switch(e.type){case"SunLight":case"DirectionalLight":t={direction:new N,color:new Ge};break;case"SpotLight":t={position:new N,direction:new N,color:new Ge,distance:0,coneCos:0,penumbraCos:0,decay:0};break;case"PointLight":t={position:new N,color:new Ge,distance:0,decay:0};break;case"HemisphereLight":t={direction:new N,skyColor:new Ge,groundColor:new Ge};break;case"RectAreaLight":t={color:new Ge,position:new N,halfWidth:new N,halfHeight:new N};break}return i[e.id]=t,t}}}function W_(){let i={};return{get:function(e){if(i[e.id]!==void 0)return i[e.id];let t;switch(e.type){case"SunLight":case"DirectionalLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new He};break;case"SpotLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new He};break;case"PointLight":t={shadowIntensity:1,shadowBias:0,shadowNormalBias:0,shadowRadius:1,shadowMapSize:new He,shadowCameraNear:1,shadowCameraFar:1e3};break}return i[e.id]=t,t}}}var X_=0;function $_(i,e){return(e.castShadow?2:0)-(i.castShadow?2:0)+(e.map?1:0)-(i.map?1:0)}function q_(i){let e=new H_,t=W_(),n={version:0,hash:{sunLength:-1,directionalLength:-1,pointLength:-1,spotLength:-1,rectAreaLength:-1,hemiLength:-1,numSunShadows:-1,numDirectionalShadows:-1,numPointShadows:-1,numSpotShadows:-1,numSpotMaps:-1,numLightProbes:-1},ambient:[0,0,0],probe:[],sun:[],sunShadow:[],sunShadowMap:[],sunShadowMatrix:[],sunShadowCascade:[],directional:[],directionalShadow:[],directionalShadowMap:[],directionalShadowMatrix:[],spot:[],spotLightMap:[],spotShadow:[],spotShadowMap:[],spotLightMatrix:[],rectArea:[],rectAreaLTC1:null,rectAreaLTC2:null,point:[],pointShadow:[],pointShadowMap:[],pointShadowMatrix:[],hemi:[],numSpotLightShadowsWithMaps:0,numLightProbes:0};for(let c=0;c<9;c++)n.probe.push(new N);let s=new N,r=new tt,a=new tt;function o(c){let u=0,d=0,h=0;for(let G=0;G<9;G++)n.probe[G].set(0,0,0);let f=0,p=0,v=0,g=0,m=0,_=0,T=0,M=0,E=0,w=0,x=0,S=0,F=0,P=0;c.sort($_);for(let G=0,q=c.length;G<q;G++){let I=c[G],X=I.color,K=I.intensity,V=I.distance,ne=null;if(I.shadow&&I.shadow.map&&(I.shadow.map.texture.format===Ki?ne=I.shadow.map.texture:ne=I.shadow.map.depthTexture||I.shadow.map.texture),I.isAmbientLight)u+=X.r*K,d+=X.g*K,h+=X.b*K;else if(I.isLightProbe){for(let W=0;W<9;W++)n.probe[W].addScaledVector(I.sh.coefficients[W],K);P++}else if(I.isSunLight){let W=e.get(I);if(W.color.copy(I.color).multiplyScalar(I.intensity),I.castShadow){let Q=I.shadow,ee=t.get(I);ee.shadowIntensity=Q.intensity,ee.shadowBias=Q.bias,ee.shadowNormalBias=Q.normalBias,ee.shadowRadius=Q.radius,ee.shadowMapSize.copy(Q.mapSize).multiply(Q.getFrameExtents()),n.sunShadow[p]=ee,n.sunShadowMap[p]=ne;let Me=Q.getViewportCount();for(let Ne=0;Ne<Me;Ne++)n.sunShadowMatrix[v+Ne]=Q.getMatrix(Ne),n.sunShadowCascade[v+Ne]=Q._cascadeData[Ne];v+=Me,p++}n.sun[f]=W,f++}else if(I.isDirectionalLight){let W=e.get(I);if(W.color.copy(I.color).multiplyScalar(I.intensity),I.castShadow){let Q=I.shadow,ee=t.get(I);ee.shadowIntensity=Q.intensity,ee.shadowBias=Q.bias,ee.shadowNormalBias=Q.normalBias,ee.shadowRadius=Q.radius,ee.shadowMapSize=Q.mapSize,n.directionalShadow[g]=ee,n.directionalShadowMap[g]=ne,n.directionalShadowMatrix[g]=I.shadow.matrix,E++}n.directional[g]=W,g++}else if(I.isSpotLight){let W=e.get(I);W.position.setFromMatrixPosition(I.matrixWorld),W.color.copy(X).multiplyScalar(K),W.distance=V,W.coneCos=Math.cos(I.angle),W.penumbraCos=Math.cos(I.angle*(1-I.penumbra)),W.decay=I.decay,n.spot[_]=W;let Q=I.shadow;if(I.map&&(n.spotLightMap[S]=I.map,S++,Q.updateMatrices(I),I.castShadow&&F++),n.spotLightMatrix[_]=Q.matrix,I.castShadow){let ee=t.get(I);ee.shadowIntensity=Q.intensity,ee.shadowBias=Q.bias,ee.shadowNormalBias=Q.normalBias,ee.shadowRadius=Q.radius,ee.shadowMapSize=Q.mapSize,n.spotShadow[_]=ee,n.spotShadowMap[_]=ne,x++}_++}else if(I.isRectAreaLight){let W=e.get(I);W.color.copy(X).multiplyScalar(K),W.halfWidth.set(I.width*.5,0,0),W.halfHeight.set(0,I.height*.5,0),n.rectArea[T]=W,T++}else if(I.isPointLight){let W=e.get(I);if(W.color.copy(I.color).multiplyScalar(I.intensity),W.distance=I.distance,W.decay=I.decay,I.castShadow){let Q=I.shadow,ee=t.get(I);ee.shadowIntensity=Q.intensity,ee.shadowBias=Q.bias,ee.shadowNormalBias=Q.normalBias,ee.shadowRadius=Q.radius,ee.shadowMapSize=Q.mapSize,ee.shadowCameraNear=Q.camera.near,ee.shadowCameraFar=Q.camera.far,n.pointShadow[m]=ee,n.pointShadowMap[m]=ne,n.pointShadowMatrix[m]=I.shadow.matrix,w++}n.point[m]=W,m++}else if(I.isHemisphereLight){let W=e.get(I);W.skyColor.copy(I.color).multiplyScalar(K),W.groundColor.copy(I.groundColor).multiplyScalar(K),n.hemi[M]=W,M++}}T>0&&(i.has("OES_texture_float_linear")===!0?(n.rectAreaLTC1=de.LTC_FLOAT_1,n.rectAreaLTC2=de.LTC_FLOAT_2):(n.rectAreaLTC1=de.LTC_HALF_1,n.rectAreaLTC2=de.LTC_HALF_2)),n.ambient[0]=u,n.ambient[1]=d,n.ambient[2]=h;let U=n.hash;(U.sunLength!==f||U.directionalLength!==g||U.pointLength!==m||U.spotLength!==_||U.rectAreaLength!==T||U.hemiLength!==M||U.numSunShadows!==p||U.numDirectionalShadows!==E||U.numPointShadows!==w||U.numSpotShadows!==x||U.numSpotMaps!==S||U.numLightProbes!==P)&&(n.sun.length=f,n.directional.length=g,n.spot.length=_,n.rectArea.length=T,n.point.length=m,n.hemi.length=M,n.sunShadow.length=p,n.sunShadowMap.length=p,n.sunShadowMatrix.length=v,n.sunShadowCascade.length=v,n.directionalShadow.length=E,n.directionalShadowMap.length=E,n.directionalShadowMatrix.length=E,n.pointShadow.length=w,n.pointShadowMap.length=w,n.pointShadowMatrix.length=w,n.spotShadow.length=x,n.spotShadowMap.length=x,n.spotLightMatrix.length=x+S-F,n.spotLightMap.length=S,n.numSpotLightShadowsWithMaps=F,n.numLightProbes=P,U.sunLength=f,U.directionalLength=g,U.pointLength=m,U.spotLength=_,U.rectAreaLength=T,U.hemiLength=M,U.numSunShadows=p,U.numDirectionalShadows=E,U.numPointShadows=w,U.numSpotShadows=x,U.numSpotMaps=S,U.numLightProbes=P,n.version=X_++)}function l(c,u){let d=0,h=0,f=0,p=0,v=0,g=0,m=u.matrixWorldInverse;for(let _=0,T=c.length;_<T;_++){let M=c[_];if(M.isSunLight){let E=n.sun[d];E.direction.setFromMatrixPosition(M.matrixWorld),E.direction.transformDirection(m),d++}else if(M.isDirectionalLight){let E=n.directional[h];E.direction.setFromMatrixPosition(M.matrixWorld),s.setFromMatrixPosition(M.target.matrixWorld),E.direction.sub(s),E.direction.transformDirection(m),h++}else if(M.isSpotLight){let E=n.spot[p];E.position.setFromMatrixPosition(M.matrixWorld),E.position.applyMatrix4(m),E.direction.setFromMatrixPosition(M.matrixWorld),s.setFromMatrixPosition(M.target.matrixWorld),E.direction.sub(s),E.direction.transformDirection(m),p++}else if(M.isRectAreaLight){let E=n.rectArea[v];E.position.setFromMatrixPosition(M.matrixWorld),E.position.applyMatrix4(m),a.identity(),r.copy(M.matrixWorld),r.premultiply(m),a.extractRotation(r),E.halfWidth.set(M.width*.5,0,0),E.halfHeight.set(0,M.height*.5,0),E.halfWidth.applyMatrix4(a),E.halfHeight.applyMatrix4(a),v++}else if(M.isPointLight){let E=n.point[f];E.position.setFromMatrixPosition(M.matrixWorld),E.position.applyMatrix4(m),f++}else if(M.isHemisphereLight){let E=n.hemi[g];E.direction.setFromMatrixPosition(M.matrixWorld),E.direction.transformDirection(m),g++}}}return{setup:o,setupView:l,state:n}}function um(i){let e=new q_(i),t=[],n=[],s=[];function r(d){u.camera=d,t.length=0,n.length=0,s.length=0}function a(d){d.isLightProbeGrid?s.push(d):t.push(d)}function o(d){n.push(d)}function l(){e.setup(t),s.sort((d,h)=>d.priority-h.priority||d.id-h.id)}function c(d){e.setupView(t,d)}let u={lightsArray:t,shadowsArray:n,lightProbeGridArray:s,camera:null,lights:e,transmissionRenderTarget:{},textureUnits:0};return{init:r,state:u,setupLights:l,setupLightsView:c,pushLight:a,pushShadow:o}}function Y_(i){let e=new WeakMap;function t(s,r=0){let a=e.get(s),o;return a===void 0?(o=new um(i),e.set(s,[o])):r>=a.length?(o=new um(i),a.push(o)):o=a[r],o}function n(){e=new WeakMap}return{get:t,dispose:n}}var Z_=`void main() {
	gl_Position = vec4( position, 1.0 );
}`,J_=`uniform sampler2D shadow_pass;
uniform vec2 resolution;
uniform float radius;
void main() {
	const float samples = float( VSM_SAMPLES );
	float mean = 0.0;
	float squared_mean = 0.0;
	float uvStride = samples <= 1.0 ? 0.0 : 2.0 / ( samples - 1.0 );
	float uvStart = samples <= 1.0 ? 0.0 : - 1.0;
	for ( float i = 0.0; i < samples; i ++ ) {
		float uvOffset = uvStart + i * uvStride;
		#ifdef HORIZONTAL_PASS
			vec2 distribution = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( uvOffset, 0.0 ) * radius ) / resolution ).rg;
			mean += distribution.x;
			squared_mean += distribution.y * distribution.y + distribution.x * distribution.x;
		#else
			float depth = texture2D( shadow_pass, ( gl_FragCoord.xy + vec2( 0.0, uvOffset ) * radius ) / resolution ).r;
			mean += depth;
			squared_mean += depth * depth;
		#endif
	}
	mean = mean / samples;
	squared_mean = squared_mean / samples;
	float std_dev = sqrt( max( 0.0, squared_mean - mean * mean ) );
	gl_FragColor = vec4( mean, std_dev, 0.0, 1.0 );
}`,K_=[new N(1,0,0),new N(-1,0,0),new N(0,1,0),new N(0,-1,0),new N(0,0,1),new N(0,0,-1)],j_=[new N(0,-1,0),new N(0,-1,0),new N(0,0,1),new N(0,0,-1),new N(0,-1,0),new N(0,-1,0)],hm=new tt,Ta=new N,xh=new N;function Q_(i,e,t){let n=new $i,s=new He,r=new He,a=new je,o=new nl,l=new il,c={},u=t.maxTextureSize,d={[Ji]:kt,[kt]:Ji,[Fn]:Fn},h=new kn({defines:{VSM_SAMPLES:8},uniforms:{shadow_pass:{value:null},resolution:{value:new He},radius:{value:4}},vertexShader:Z_,fragmentShader:J_}),f=h.clone();f.defines.HORIZONTAL_PASS=1;let p=new Yt;p.setAttribute("position",new qt(new Float32Array([-1,-1,.5,3,-1,.5,-1,3,.5]),3));let v=new on(p,h),g=this;this.enabled=!1,this.autoUpdate=!0,this.needsUpdate=!1,this.type=ga;let m=this.type;this.render=function(w,x,S){if(g.enabled===!1||g.autoUpdate===!1&&g.needsUpdate===!1||w.length===0)return;this.type===lp&&(Ae("WebGLShadowMap: PCFSoftShadowMap has been removed. Using PCFShadowMap instead."),this.type=ga);let F=i.getRenderTarget(),P=i.getActiveCubeFace(),U=i.getActiveMipmapLevel(),G=i.state;G.setBlending(xs),G.buffers.depth.getReversed()===!0?G.buffers.color.setClear(0,0,0,0):G.buffers.color.setClear(1,1,1,1),G.buffers.depth.setTest(!0),G.setScissorTest(!1);let q=m!==this.type;q&&x.traverse(function(I){I.material&&(Array.isArray(I.material)?I.material.forEach(X=>X.needsUpdate=!0):I.material.needsUpdate=!0)});for(let I=0,X=w.length;I<X;I++){let K=w[I],V=K.shadow;if(V===void 0){Ae("WebGLShadowMap:",K,"has no shadow.");continue}if(V.autoUpdate===!1&&V.needsUpdate===!1)continue;s.copy(V.mapSize);let ne=V.getFrameExtents();s.multiply(ne),r.copy(V.mapSize),(s.x>u||s.y>u)&&(s.x>u&&(r.x=Math.floor(u/ne.x),s.x=r.x*ne.x,V.mapSize.x=r.x),s.y>u&&(r.y=Math.floor(u/ne.y),s.y=r.y*ne.y,V.mapSize.y=r.y));let W=i.state.buffers.depth.getReversed();if(V.camera._reversedDepth=W,V.map===null||q===!0){if(V.map!==null&&(V.map.depthTexture!==null&&(V.map.depthTexture.dispose(),V.map.depthTexture=null),V.map.dispose()),this.type===or){if(K.isPointLight){Ae("WebGLShadowMap: VSM shadow maps are not supported for PointLights. Use PCF or BasicShadowMap instead.");continue}V.map=new Mn(s.x,s.y,{format:Ki,type:qn,minFilter:rn,magFilter:rn,generateMipmaps:!1}),V.map.texture.name=K.name+".shadowMap",V.map.depthTexture=new Ai(s.x,s.y,$n),V.map.depthTexture.name=K.name+".shadowMapDepth",V.map.depthTexture.format=wi,V.map.depthTexture.compareFunction=null,V.map.depthTexture.minFilter=It,V.map.depthTexture.magFilter=It}else K.isPointLight?(V.map=new Ea(s.x),V.map.depthTexture=new ia(s.x,Xn)):(V.map=new Mn(s.x,s.y),V.map.depthTexture=new Ai(s.x,s.y,Xn)),V.map.depthTexture.name=K.name+".shadowMap",V.map.depthTexture.format=wi,this.type===ga?(V.map.depthTexture.compareFunction=W?sh:ih,V.map.depthTexture.minFilter=rn,V.map.depthTexture.magFilter=rn):(V.map.depthTexture.compareFunction=null,V.map.depthTexture.minFilter=It,V.map.depthTexture.magFilter=It);V.camera.updateProjectionMatrix()}V.map.isWebGLCubeRenderTarget!==!0&&(V.map.width!==s.x||V.map.height!==s.y)&&V.map.setSize(s.x,s.y);let Q=V.map.isWebGLCubeRenderTarget?6:V.getViewportCount();K.isPointLight!==!0&&V.updateMatrices(K,S);let ee=(V.camera.layers.mask&4294967294)!==0?V.camera.layers:S.layers;for(let Me=0;Me<Q;Me++){let Ne=V.getCamera(Me);if(K.isPointLight){let Z=V.camera,me=V.matrix,ye=K.distance||Z.far;ye!==Z.far&&(Z.far=ye,Z.updateProjectionMatrix()),Ta.setFromMatrixPosition(K.matrixWorld),Z.position.copy(Ta),xh.copy(Z.position),xh.add(K_[Me]),Z.up.copy(j_[Me]),Z.lookAt(xh),Z.updateMatrixWorld(),me.makeTranslation(-Ta.x,-Ta.y,-Ta.z),hm.multiplyMatrices(Z.projectionMatrix,Z.matrixWorldInverse),V._frustum.setFromProjectionMatrix(hm,Z.coordinateSystem,Z.reversedDepth)}if(V.map.isWebGLCubeRenderTarget)i.setRenderTarget(V.map,Me),i.clear();else{Me===0&&(i.setRenderTarget(V.map),i.clear());let Z=V.getViewport(Me);a.set(r.x*Z.x,r.y*Z.y,r.x*Z.z,r.y*Z.w),G.viewport(a)}n=V.getFrustum(Me),M(x,S,Ne,K,ee,this.type)}V.isPointLightShadow!==!0&&this.type===or&&_(V,S),V.needsUpdate=!1}m=this.type,g.needsUpdate=!1,i.setRenderTarget(F,P,U)};function _(w,x){let S=e.update(v);h.defines.VSM_SAMPLES!==w.blurSamples&&(h.defines.VSM_SAMPLES=w.blurSamples,f.defines.VSM_SAMPLES=w.blurSamples,h.needsUpdate=!0,f.needsUpdate=!0),w.mapPass===null?w.mapPass=new Mn(s.x,s.y,{format:Ki,type:qn}):(w.mapPass.width!==w.map.width||w.mapPass.height!==w.map.height)&&w.mapPass.setSize(w.map.width,w.map.height),h.uniforms.shadow_pass.value=w.map.depthTexture,h.uniforms.resolution.value.set(w.map.width,w.map.height),h.uniforms.radius.value=w.radius,i.setRenderTarget(w.mapPass),i.clear(),i.renderBufferDirect(x,null,S,h,v,null),f.uniforms.shadow_pass.value=w.mapPass.texture,f.uniforms.resolution.value.set(w.map.width,w.map.height),f.uniforms.radius.value=w.radius,i.setRenderTarget(w.map),i.clear(),i.renderBufferDirect(x,null,S,f,v,null)}function T(w,x,S,F){let P=null,U=S.isPointLight===!0?w.customDistanceMaterial:w.customDepthMaterial;if(U!==void 0)P=U;else if(P=S.isPointLight===!0?l:o,i.localClippingEnabled&&x.clipShadows===!0&&Array.isArray(x.clippingPlanes)&&x.clippingPlanes.length!==0||x.displacementMap&&x.displacementScale!==0||x.alphaMap&&x.alphaTest>0||x.map&&x.alphaTest>0||x.alphaToCoverage===!0){let G=P.uuid,q=x.uuid,I=c[G];I===void 0&&(I={},c[G]=I);let X=I[q];X===void 0&&(X=P.clone(),I[q]=X,x.addEventListener("dispose",E)),P=X}if(P.visible=x.visible,P.wireframe=x.wireframe,F===or?P.side=x.shadowSide!==null?x.shadowSide:x.side:P.side=x.shadowSide!==null?x.shadowSide:d[x.side],P.alphaMap=x.alphaMap,P.alphaTest=x.alphaToCoverage===!0?.5:x.alphaTest,P.map=x.map,P.clipShadows=x.clipShadows,P.clippingPlanes=x.clippingPlanes,P.clipIntersection=x.clipIntersection,P.displacementMap=x.displacementMap,P.displacementScale=x.displacementScale,P.displacementBias=x.displacementBias,P.wireframeLinewidth=x.wireframeLinewidth,P.linewidth=x.linewidth,S.isPointLight===!0&&P.isMeshDistanceMaterial===!0){let G=i.properties.get(P);G.light=S}return P}function M(w,x,S,F,P,U){if(w.visible===!1)return;if(w.layers.test(P)&&(w.isMesh||w.isLine||w.isPoints)&&(w.castShadow||w.receiveShadow&&U===or)&&(!w.frustumCulled||w.intersectsFrustum(n))){w.modelViewMatrix.multiplyMatrices(S.matrixWorldInverse,w.matrixWorld);let I=e.update(w),X=w.material;if(Array.isArray(X)){let K=I.groups;for(let V=0,ne=K.length;V<ne;V++){let W=K[V],Q=X[W.materialIndex];if(Q&&Q.visible){let ee=T(w,Q,F,U);w.onBeforeShadow(i,w,x,S,I,ee,W),i.renderBufferDirect(S,null,I,ee,w,W),w.onAfterShadow(i,w,x,S,I,ee,W)}}}else if(X.visible){let K=T(w,X,F,U);w.onBeforeShadow(i,w,x,S,I,K,null),i.renderBufferDirect(S,null,I,K,w,null),w.onAfterShadow(i,w,x,S,I,K,null)}}let q=w.children;for(let I=0,X=q.length;I<X;I++)M(q[I],x,S,F,P,U)}function E(w){w.target.removeEventListener("dispose",E);for(let S in c){let F=c[S],P=w.target.uuid;P in F&&(F[P].dispose(),delete F[P])}}}function e2(i,e){function t(){let R=!1,J=new je,H=null,le=new je(0,0,0,0);return{setMask:function(se){H!==se&&!R&&(i.colorMask(se,se,se,se),H=se)},setLocked:function(se){R=se},setClear:function(se,ae,we,ze,ie){ie===!0&&(se*=ze,ae*=ze,we*=ze),J.set(se,ae,we,ze),le.equals(J)===!1&&(i.clearColor(se,ae,we,ze),le.copy(J))},reset:function(){R=!1,H=null,le.set(-1,0,0,0)}}}function n(){let R=!1,J=!1,H=null,le=null,se=null;return{setReversed:function(ae){if(J!==ae){let we=e.get("EXT_clip_control");ae?we.clipControlEXT(we.LOWER_LEFT_EXT,we.ZERO_TO_ONE_EXT):we.clipControlEXT(we.LOWER_LEFT_EXT,we.NEGATIVE_ONE_TO_ONE_EXT),J=ae;let ze=se;se=null,this.setClear(ze)}},getReversed:function(){return J},setTest:function(ae){ae?ge(i.DEPTH_TEST):ke(i.DEPTH_TEST)},setMask:function(ae){H!==ae&&!R&&(i.depthMask(ae),H=ae)},setFunc:function(ae){if(J&&(ae=Gp[ae]),le!==ae){switch(ae){case ko:i.depthFunc(i.NEVER);break;case Fo:i.depthFunc(i.ALWAYS);break;case Oo:i.depthFunc(i.LESS);break;case Ys:i.depthFunc(i.LEQUAL);break;case Bo:i.depthFunc(i.EQUAL);break;case zo:i.depthFunc(i.GEQUAL);break;case Zs:i.depthFunc(i.GREATER);break;case Go:i.depthFunc(i.NOTEQUAL);break;default:i.depthFunc(i.LEQUAL)}le=ae}},setLocked:function(ae){R=ae},setClear:function(ae){se!==ae&&(se=ae,J&&(ae=1-ae),i.clearDepth(ae))},reset:function(){R=!1,H=null,le=null,se=null,J=!1}}}function s(){let R=!1,J=null,H=null,le=null,se=null,ae=null,we=null,ze=null,ie=null;return{setTest:function(Te){R||(Te?ge(i.STENCIL_TEST):ke(i.STENCIL_TEST))},setMask:function(Te){J!==Te&&!R&&(i.stencilMask(Te),J=Te)},setFunc:function(Te,Be,pe){(H!==Te||le!==Be||se!==pe)&&(i.stencilFunc(Te,Be,pe),H=Te,le=Be,se=pe)},setOp:function(Te,Be,pe){(ae!==Te||we!==Be||ze!==pe)&&(i.stencilOp(Te,Be,pe),ae=Te,we=Be,ze=pe)},setLocked:function(Te){R=Te},setClear:function(Te){ie!==Te&&(i.clearStencil(Te),ie=Te)},reset:function(){R=!1,J=null,H=null,le=null,se=null,ae=null,we=null,ze=null,ie=null}}}let r=new t,a=new n,o=new s,l={},c=new WeakMap,u={},d={},h={},f=new WeakMap,p=[],v=null,g=!1,m=null,_=null,T=null,M=null,E=null,w=null,x=null,S=new Ge(0,0,0),F=0,P=!1,U=null,G=null,q=null,I=null,X=null,K=i.getParameter(i.MAX_COMBINED_TEXTURE_IMAGE_UNITS),V=!1,ne=0,W=i.getParameter(i.VERSION);W.indexOf("WebGL")!==-1?(ne=parseFloat(/^WebGL (\d)/.exec(W)[1]),V=ne>=1):W.indexOf("OpenGL ES")!==-1&&(ne=parseFloat(/^OpenGL ES (\d)/.exec(W)[1]),V=ne>=2);let Q=null,ee={},Me=i.getParameter(i.SCISSOR_BOX),Ne=i.getParameter(i.VIEWPORT),Z=new je().fromArray(Me),me=new je().fromArray(Ne);function ye(R,J,H,le){let se=new Uint8Array(4),ae=i.createTexture();i.bindTexture(R,ae),i.texParameteri(R,i.TEXTURE_MIN_FILTER,i.NEAREST),i.texParameteri(R,i.TEXTURE_MAG_FILTER,i.NEAREST);for(let we=0;we<H;we++)R===i.TEXTURE_3D||R===i.TEXTURE_2D_ARRAY?i.texImage3D(J,0,i.RGBA,1,1,le,0,i.RGBA,i.UNSIGNED_BYTE,se):i.texImage2D(J+we,0,i.RGBA,1,1,0,i.RGBA,i.UNSIGNED_BYTE,se);return ae}let Ee={};Ee[i.TEXTURE_2D]=ye(i.TEXTURE_2D,i.TEXTURE_2D,1),Ee[i.TEXTURE_CUBE_MAP]=ye(i.TEXTURE_CUBE_MAP,i.TEXTURE_CUBE_MAP_POSITIVE_X,6),Ee[i.TEXTURE_2D_ARRAY]=ye(i.TEXTURE_2D_ARRAY,i.TEXTURE_2D_ARRAY,1,1),Ee[i.TEXTURE_3D]=ye(i.TEXTURE_3D,i.TEXTURE_3D,1,1),r.setClear(0,0,0,1),a.setClear(1),o.setClear(0),ge(i.DEPTH_TEST),a.setFunc(Ys),cn(!1),dt(ku),ge(i.CULL_FACE),Pt(xs);function ge(R){u[R]!==!0&&(i.enable(R),u[R]=!0)}function ke(R){u[R]!==!1&&(i.disable(R),u[R]=!1)}function mt(R,J){return h[R]!==J?(i.bindFramebuffer(R,J),h[R]=J,R===i.DRAW_FRAMEBUFFER&&(h[i.FRAMEBUFFER]=J),R===i.FRAMEBUFFER&&(h[i.DRAW_FRAMEBUFFER]=J),!0):!1}function Ce(R,J){let H=p,le=!1;if(R){H=f.get(J),H===void 0&&(H=[],f.set(J,H));let se=R.textures;if(H.length!==se.length||H[0]!==i.COLOR_ATTACHMENT0){for(let ae=0,we=se.length;ae<we;ae++)H[ae]=i.COLOR_ATTACHMENT0+ae;H.length=se.length,le=!0}}else H[0]!==i.BACK&&(H[0]=i.BACK,le=!0);le&&i.drawBuffers(H)}function Qe(R){return v!==R?(i.useProgram(R),v=R,!0):!1}let nt={[ys]:i.FUNC_ADD,[up]:i.FUNC_SUBTRACT,[hp]:i.FUNC_REVERSE_SUBTRACT};nt[dp]=i.MIN,nt[fp]=i.MAX;let We={[pp]:i.ZERO,[mp]:i.ONE,[gp]:i.SRC_COLOR,[zu]:i.SRC_ALPHA,[Mp]:i.SRC_ALPHA_SATURATE,[_p]:i.DST_COLOR,[xp]:i.DST_ALPHA,[vp]:i.ONE_MINUS_SRC_COLOR,[Gu]:i.ONE_MINUS_SRC_ALPHA,[bp]:i.ONE_MINUS_DST_COLOR,[yp]:i.ONE_MINUS_DST_ALPHA,[Sp]:i.CONSTANT_COLOR,[wp]:i.ONE_MINUS_CONSTANT_COLOR,[Tp]:i.CONSTANT_ALPHA,[Ap]:i.ONE_MINUS_CONSTANT_ALPHA};function Pt(R,J,H,le,se,ae,we,ze,ie,Te){if(R===xs){g===!0&&(ke(i.BLEND),g=!1);return}if(g===!1&&(ge(i.BLEND),g=!0),R!==cp){if(R!==m||Te!==P){if((_!==ys||E!==ys)&&(i.blendEquation(i.FUNC_ADD),_=ys,E=ys),Te)switch(R){case lr:i.blendFuncSeparate(i.ONE,i.ONE_MINUS_SRC_ALPHA,i.ONE,i.ONE_MINUS_SRC_ALPHA);break;case Fu:i.blendFunc(i.ONE,i.ONE);break;case Ou:i.blendFuncSeparate(i.ZERO,i.ONE_MINUS_SRC_COLOR,i.ZERO,i.ONE);break;case Bu:i.blendFuncSeparate(i.DST_COLOR,i.ONE_MINUS_SRC_ALPHA,i.ZERO,i.ONE);break;default:Pe("WebGLState: Invalid blending: ",R);break}else switch(R){case lr:i.blendFuncSeparate(i.SRC_ALPHA,i.ONE_MINUS_SRC_ALPHA,i.ONE,i.ONE_MINUS_SRC_ALPHA);break;case Fu:i.blendFuncSeparate(i.SRC_ALPHA,i.ONE,i.ONE,i.ONE);break;case Ou:Pe("WebGLState: SubtractiveBlending requires material.premultipliedAlpha = true");break;case Bu:Pe("WebGLState: MultiplyBlending requires material.premultipliedAlpha = true");break;default:Pe("WebGLState: Invalid blending: ",R);break}T=null,M=null,w=null,x=null,S.set(0,0,0),F=0,m=R,P=Te}return}se=se||J,ae=ae||H,we=we||le,(J!==_||se!==E)&&(i.blendEquationSeparate(nt[J],nt[se]),_=J,E=se),(H!==T||le!==M||ae!==w||we!==x)&&(i.blendFuncSeparate(We[H],We[le],We[ae],We[we]),T=H,M=le,w=ae,x=we),(ze.equals(S)===!1||ie!==F)&&(i.blendColor(ze.r,ze.g,ze.b,ie),S.copy(ze),F=ie),m=R,P=!1}function xt(R,J){R.side===Fn?ke(i.CULL_FACE):ge(i.CULL_FACE);let H=R.side===kt;J&&(H=!H),cn(H),R.blending===lr&&R.transparent===!1?Pt(xs):Pt(R.blending,R.blendEquation,R.blendSrc,R.blendDst,R.blendEquationAlpha,R.blendSrcAlpha,R.blendDstAlpha,R.blendColor,R.blendAlpha,R.premultipliedAlpha),a.setFunc(R.depthFunc),a.setTest(R.depthTest),a.setMask(R.depthWrite),r.setMask(R.colorWrite);let le=R.stencilWrite;o.setTest(le),le&&(o.setMask(R.stencilWriteMask),o.setFunc(R.stencilFunc,R.stencilRef,R.stencilFuncMask),o.setOp(R.stencilFail,R.stencilZFail,R.stencilZPass)),wt(R.polygonOffset,R.polygonOffsetFactor,R.polygonOffsetUnits),R.alphaToCoverage===!0?ge(i.SAMPLE_ALPHA_TO_COVERAGE):ke(i.SAMPLE_ALPHA_TO_COVERAGE)}function cn(R){U!==R&&(R?i.frontFace(i.CW):i.frontFace(i.CCW),U=R)}function dt(R){R!==ap?(ge(i.CULL_FACE),R!==G&&(R===ku?i.cullFace(i.BACK):R===op?i.cullFace(i.FRONT):i.cullFace(i.FRONT_AND_BACK))):ke(i.CULL_FACE),G=R}function Zn(R){R!==q&&(V&&i.lineWidth(R),q=R)}function wt(R,J,H){R?(ge(i.POLYGON_OFFSET_FILL),(I!==J||X!==H)&&(I=J,X=H,a.getReversed()&&(J=-J,H=-H),i.polygonOffset(J,H))):ke(i.POLYGON_OFFSET_FILL)}function Tn(R){R?ge(i.SCISSOR_TEST):ke(i.SCISSOR_TEST)}function An(R){R===void 0&&(R=i.TEXTURE0+K-1),Q!==R&&(i.activeTexture(R),Q=R)}function En(R,J,H){H===void 0&&(Q===null?H=i.TEXTURE0+K-1:H=Q);let le=ee[H];le===void 0&&(le={type:void 0,texture:void 0},ee[H]=le),(le.type!==R||le.texture!==J)&&(Q!==H&&(i.activeTexture(H),Q=H),i.bindTexture(R,J||Ee[R]),le.type=R,le.texture=J)}function D(){let R=ee[Q];R!==void 0&&R.type!==void 0&&(i.bindTexture(R.type,null),R.type=void 0,R.texture=void 0)}function Rn(){try{i.compressedTexImage2D(...arguments)}catch(R){Pe("WebGLState:",R)}}function ct(){try{i.compressedTexImage3D(...arguments)}catch(R){Pe("WebGLState:",R)}}function ut(){try{i.texSubImage2D(...arguments)}catch(R){Pe("WebGLState:",R)}}function fe(){try{i.texSubImage3D(...arguments)}catch(R){Pe("WebGLState:",R)}}function yt(){try{i.compressedTexSubImage2D(...arguments)}catch(R){Pe("WebGLState:",R)}}function Re(){try{i.compressedTexSubImage3D(...arguments)}catch(R){Pe("WebGLState:",R)}}function Le(){try{i.texStorage2D(...arguments)}catch(R){Pe("WebGLState:",R)}}function A(){try{i.texStorage3D(...arguments)}catch(R){Pe("WebGLState:",R)}}function y(){try{i.texImage2D(...arguments)}catch(R){Pe("WebGLState:",R)}}function O(){try{i.texImage3D(...arguments)}catch(R){Pe("WebGLState:",R)}}function te(R){return d[R]!==void 0?d[R]:i.getParameter(R)}function j(R,J){d[R]!==J&&(i.pixelStorei(R,J),d[R]=J)}function re(R){Z.equals(R)===!1&&(i.scissor(R.x,R.y,R.z,R.w),Z.copy(R))}function ue(R){me.equals(R)===!1&&(i.viewport(R.x,R.y,R.z,R.w),me.copy(R))}function $(R,J){let H=c.get(J);H===void 0&&(H=new WeakMap,c.set(J,H));let le=H.get(R);le===void 0&&(le=i.getUniformBlockIndex(J,R.name),i.uniformBlockBinding(J,le,le),H.set(R,le))}function Y(R,J,H){let se=c.get(J).get(R);l[se]!==H&&(i.bindBufferBase(i.UNIFORM_BUFFER,se,H),l[se]=H)}function oe(){i.disable(i.BLEND),i.disable(i.CULL_FACE),i.disable(i.DEPTH_TEST),i.disable(i.POLYGON_OFFSET_FILL),i.disable(i.SCISSOR_TEST),i.disable(i.STENCIL_TEST),i.disable(i.SAMPLE_ALPHA_TO_COVERAGE),i.blendEquation(i.FUNC_ADD),i.blendFunc(i.ONE,i.ZERO),i.blendFuncSeparate(i.ONE,i.ZERO,i.ONE,i.ZERO),i.blendColor(0,0,0,0),i.colorMask(!0,!0,!0,!0),i.clearColor(0,0,0,0),i.depthMask(!0),i.depthFunc(i.LESS),a.setReversed(!1),i.clearDepth(1),i.stencilMask(4294967295),i.stencilFunc(i.ALWAYS,0,4294967295),i.stencilOp(i.KEEP,i.KEEP,i.KEEP),i.clearStencil(0),i.cullFace(i.BACK),i.frontFace(i.CCW),i.polygonOffset(0,0),i.activeTexture(i.TEXTURE0),i.bindFramebuffer(i.FRAMEBUFFER,null),i.bindFramebuffer(i.DRAW_FRAMEBUFFER,null),i.bindFramebuffer(i.READ_FRAMEBUFFER,null),i.useProgram(null),i.lineWidth(1),i.scissor(0,0,i.canvas.width,i.canvas.height),i.viewport(0,0,i.canvas.width,i.canvas.height),i.pixelStorei(i.PACK_ALIGNMENT,4),i.pixelStorei(i.UNPACK_ALIGNMENT,4),i.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,!1),i.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,!1),i.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,i.BROWSER_DEFAULT_WEBGL),i.pixelStorei(i.PACK_ROW_LENGTH,0),i.pixelStorei(i.PACK_SKIP_PIXELS,0),i.pixelStorei(i.PACK_SKIP_ROWS,0),i.pixelStorei(i.UNPACK_ROW_LENGTH,0),i.pixelStorei(i.UNPACK_IMAGE_HEIGHT,0),i.pixelStorei(i.UNPACK_SKIP_PIXELS,0),i.pixelStorei(i.UNPACK_SKIP_ROWS,0),i.pixelStorei(i.UNPACK_SKIP_IMAGES,0),u={},d={},Q=null,ee={},h={},l={},f=new WeakMap,p=[],v=null,g=!1,m=null,_=null,T=null,M=null,E=null,w=null,x=null,S=new Ge(0,0,0),F=0,P=!1,U=null,G=null,q=null,I=null,X=null,Z.set(0,0,i.canvas.width,i.canvas.height),me.set(0,0,i.canvas.width,i.canvas.height),r.reset(),a.reset(),o.reset()}return{buffers:{color:r,depth:a,stencil:o},enable:ge,disable:ke,bindFramebuffer:mt,drawBuffers:Ce,useProgram:Qe,setBlending:Pt,setMaterial:xt,setFlipSided:cn,setCullFace:dt,setLineWidth:Zn,setPolygonOffset:wt,setScissorTest:Tn,activeTexture:An,bindTexture:En,unbindTexture:D,compressedTexImage2D:Rn,compressedTexImage3D:ct,texImage2D:y,texImage3D:O,pixelStorei:j,getParameter:te,updateUBOMapping:$,uniformBlockBinding:Y,texStorage2D:Le,texStorage3D:A,texSubImage2D:ut,texSubImage3D:fe,compressedTexSubImage2D:yt,compressedTexSubImage3D:Re,scissor:re,viewport:ue,reset:oe}}function t2(i,e,t,n,s,r,a){let o=e.has("WEBGL_multisampled_render_to_texture")?e.get("WEBGL_multisampled_render_to_texture"):null,l=typeof navigator>"u"?!1:/OculusBrowser/g.test(navigator.userAgent),c=new He,u=new WeakMap,d=new Set,h,f=new WeakMap,p=new Set,v=new FinalizationRegistry(A=>p.delete(A)),g=!1;try{g=typeof OffscreenCanvas<"u"&&new OffscreenCanvas(1,1).getContext("2d")!==null}catch{}function m(A,y){return g?new OffscreenCanvas(A,y):qr("canvas")}function _(A,y,O){let te=1,j=Le(A);if((j.width>O||j.height>O)&&(te=O/Math.max(j.width,j.height)),te<1)if(typeof HTMLImageElement<"u"&&A instanceof HTMLImageElement||typeof HTMLCanvasElement<"u"&&A instanceof HTMLCanvasElement||typeof ImageBitmap<"u"&&A instanceof ImageBitmap||typeof VideoFrame<"u"&&A instanceof VideoFrame){let re=Math.floor(te*j.width),ue=Math.floor(te*j.height);h===void 0&&(h=m(re,ue));let $=y?m(re,ue):h;return $.width=re,$.height=ue,$.getContext("2d").drawImage(A,0,0,re,ue),Ae("WebGLRenderer: Texture has been resized from ("+j.width+"x"+j.height+") to ("+re+"x"+ue+")."),$}else return"data"in A&&Ae("WebGLRenderer: Image in DataTexture is too big ("+j.width+"x"+j.height+")."),A;return A}function T(A){return A.generateMipmaps}function M(A){i.generateMipmap(A)}function E(A){return A.isWebGLCubeRenderTarget?i.TEXTURE_CUBE_MAP:A.isWebGL3DRenderTarget?i.TEXTURE_3D:A.isWebGLArrayRenderTarget||A.isCompressedArrayTexture?i.TEXTURE_2D_ARRAY:i.TEXTURE_2D}function w(A,y,O,te,j,re=!1){if(A!==null){if(i[A]!==void 0)return i[A];Ae("WebGLRenderer: Attempt to use non-existing WebGL internal format '"+A+"'")}let ue;te&&(ue=e.get("EXT_texture_norm16"),ue||Ae("WebGLRenderer: Unable to use normalized textures without EXT_texture_norm16 extension"));let $=y;if(y===i.RED&&(O===i.FLOAT&&($=i.R32F),O===i.HALF_FLOAT&&($=i.R16F),O===i.UNSIGNED_BYTE&&($=i.R8),O===i.UNSIGNED_SHORT&&ue&&($=ue.R16_EXT),O===i.SHORT&&ue&&($=ue.R16_SNORM_EXT)),y===i.RED_INTEGER&&(O===i.UNSIGNED_BYTE&&($=i.R8UI),O===i.UNSIGNED_SHORT&&($=i.R16UI),O===i.UNSIGNED_INT&&($=i.R32UI),O===i.BYTE&&($=i.R8I),O===i.SHORT&&($=i.R16I),O===i.INT&&($=i.R32I)),y===i.RG&&(O===i.FLOAT&&($=i.RG32F),O===i.HALF_FLOAT&&($=i.RG16F),O===i.UNSIGNED_BYTE&&($=i.RG8),O===i.UNSIGNED_SHORT&&ue&&($=ue.RG16_EXT),O===i.SHORT&&ue&&($=ue.RG16_SNORM_EXT)),y===i.RG_INTEGER&&(O===i.UNSIGNED_BYTE&&($=i.RG8UI),O===i.UNSIGNED_SHORT&&($=i.RG16UI),O===i.UNSIGNED_INT&&($=i.RG32UI),O===i.BYTE&&($=i.RG8I),O===i.SHORT&&($=i.RG16I),O===i.INT&&($=i.RG32I)),y===i.RGB_INTEGER&&(O===i.UNSIGNED_BYTE&&($=i.RGB8UI),O===i.UNSIGNED_SHORT&&($=i.RGB16UI),O===i.UNSIGNED_INT&&($=i.RGB32UI),O===i.BYTE&&($=i.RGB8I),O===i.SHORT&&($=i.RGB16I),O===i.INT&&($=i.RGB32I)),y===i.RGBA_INTEGER&&(O===i.UNSIGNED_BYTE&&($=i.RGBA8UI),O===i.UNSIGNED_SHORT&&($=i.RGBA16UI),O===i.UNSIGNED_INT&&($=i.RGBA32UI),O===i.BYTE&&($=i.RGBA8I),O===i.SHORT&&($=i.RGBA16I),O===i.INT&&($=i.RGBA32I)),y===i.RGB&&(O===i.UNSIGNED_SHORT&&ue&&($=ue.RGB16_EXT),O===i.SHORT&&ue&&($=ue.RGB16_SNORM_EXT),O===i.UNSIGNED_INT_5_9_9_9_REV&&($=i.RGB9_E5),O===i.UNSIGNED_INT_10F_11F_11F_REV&&($=i.R11F_G11F_B10F)),y===i.RGBA){let Y=re?$r:Ye.getTransfer(j);O===i.FLOAT&&($=i.RGBA32F),O===i.HALF_FLOAT&&($=i.RGBA16F),O===i.UNSIGNED_BYTE&&($=Y===Ke?i.SRGB8_ALPHA8:i.RGBA8),O===i.UNSIGNED_SHORT&&ue&&($=ue.RGBA16_EXT),O===i.SHORT&&ue&&($=ue.RGBA16_SNORM_EXT),O===i.UNSIGNED_SHORT_4_4_4_4&&($=i.RGBA4),O===i.UNSIGNED_SHORT_5_5_5_1&&($=i.RGB5_A1)}return($===i.R16F||$===i.R32F||$===i.RG16F||$===i.RG32F||$===i.RGBA16F||$===i.RGBA32F)&&e.get("EXT_color_buffer_float"),$}function x(A,y){let O;return A?y===null||y===Xn||y===bs?O=i.DEPTH24_STENCIL8:y===$n?O=i.DEPTH32F_STENCIL8:y===ur&&(O=i.DEPTH24_STENCIL8,Ae("DepthTexture: 16 bit depth attachment is not supported with stencil. Using 24-bit attachment.")):y===null||y===Xn||y===bs?O=i.DEPTH_COMPONENT24:y===$n?O=i.DEPTH_COMPONENT32F:y===ur&&(O=i.DEPTH_COMPONENT16),O}function S(A,y){return T(A)===!0||A.isFramebufferTexture&&A.minFilter!==It&&A.minFilter!==rn?Math.log2(Math.max(y.width,y.height))+1:A.mipmaps.length>0?A.mipmaps.length:A.isCompressedTexture&&Array.isArray(A.image)?y.mipmaps.length:1}function F(A){let y=new WeakRef(A);n.get(A).__ref=y,p.add(y),v.register(A,y,y)}function P(A){let y=n.get(A).__ref;y!==void 0&&(p.delete(y),v.unregister(y))}function U(A){q(A.target)}function G(A){I(A.target)}function q(A){A.removeEventListener("dispose",U),P(A),K(A),A.isVideoTexture&&u.delete(A),A.isHTMLTexture&&d.delete(A)}function I(A){A.removeEventListener("dispose",G),P(A),ne(A)}function X(){for(let A of p){let y=A.deref();y!==void 0&&(y.isRenderTarget===!0?I(y):q(y))}p.clear(),d.clear()}function K(A){let y=n.get(A);if(y.__webglInit===void 0)return;let O=A.source,te=f.get(O);if(te){let j=te[y.__cacheKey];j.usedTimes--,j.usedTimes===0&&V(A),Object.keys(te).length===0&&f.delete(O)}n.remove(A)}function V(A){let y=n.get(A);i.deleteTexture(y.__webglTexture);let O=A.source,te=f.get(O);delete te[y.__cacheKey],a.memory.textures--}function ne(A){let y=n.get(A);y.__depthDisposeCallback&&y.__depthDisposeCallback();let O=A.depthTexture;if(O&&O.renderTarget===A&&q(O),A.isWebGLCubeRenderTarget)for(let j=0;j<6;j++){if(Array.isArray(y.__webglFramebuffer[j]))for(let re=0;re<y.__webglFramebuffer[j].length;re++)i.deleteFramebuffer(y.__webglFramebuffer[j][re]);else i.deleteFramebuffer(y.__webglFramebuffer[j]);y.__webglDepthbuffer&&i.deleteRenderbuffer(y.__webglDepthbuffer[j])}else{if(Array.isArray(y.__webglFramebuffer))for(let j=0;j<y.__webglFramebuffer.length;j++)i.deleteFramebuffer(y.__webglFramebuffer[j]);else i.deleteFramebuffer(y.__webglFramebuffer);if(y.__webglDepthbuffer&&i.deleteRenderbuffer(y.__webglDepthbuffer),y.__webglMultisampledFramebuffer&&i.deleteFramebuffer(y.__webglMultisampledFramebuffer),y.__webglColorRenderbuffer)for(let j=0;j<y.__webglColorRenderbuffer.length;j++)y.__webglColorRenderbuffer[j]&&i.deleteRenderbuffer(y.__webglColorRenderbuffer[j]);y.__webglDepthRenderbuffer&&i.deleteRenderbuffer(y.__webglDepthRenderbuffer)}let te=A.textures;for(let j=0,re=te.length;j<re;j++){let ue=n.get(te[j]);ue.__webglTexture&&(i.deleteTexture(ue.__webglTexture),a.memory.textures--),n.remove(te[j])}n.remove(A)}let W=0;function Q(){W=0}function ee(){return W}function Me(A){W=A}function Ne(){let A=W;return A>=s.maxTextures&&Ae("WebGLTextures: Trying to use "+(A+1)+" texture units while this GPU supports only "+s.maxTextures),W+=1,A}function Z(A){let y=[];return y.push(A.wrapS),y.push(A.wrapT),y.push(A.wrapR||0),y.push(A.magFilter),y.push(A.minFilter),y.push(A.anisotropy),y.push(A.internalFormat),y.push(A.format),y.push(A.type),y.push(A.generateMipmaps),y.push(A.mipmapsAutoUpdate),y.push(A.premultiplyAlpha),y.push(A.flipY),y.push(A.unpackAlignment),y.push(A.colorSpace),y.join()}function me(A,y){let O=n.get(A);if(A.isVideoTexture&&yt(A),A.isRenderTargetTexture===!1&&A.isExternalTexture!==!0&&A.version>0&&O.__version!==A.version){let te=A.image;if(te===null)Ae("WebGLRenderer: Texture marked for update but no image data found.");else if(te.complete===!1)Ae("WebGLRenderer: Texture marked for update but image is incomplete");else{xt(O,A,y);return}}else A.isExternalTexture&&(O.__webglTexture=A.sourceTexture?A.sourceTexture:null);t.bindTexture(i.TEXTURE_2D,O.__webglTexture,i.TEXTURE0+y)}function ye(A,y){let O=n.get(A);if(A.isRenderTargetTexture===!1&&A.version>0&&O.__version!==A.version){xt(O,A,y);return}else A.isExternalTexture&&(O.__webglTexture=A.sourceTexture?A.sourceTexture:null);t.bindTexture(i.TEXTURE_2D_ARRAY,O.__webglTexture,i.TEXTURE0+y)}function Ee(A,y){let O=n.get(A);if(A.isRenderTargetTexture===!1&&A.version>0&&O.__version!==A.version){xt(O,A,y);return}t.bindTexture(i.TEXTURE_3D,O.__webglTexture,i.TEXTURE0+y)}function ge(A,y){let O=n.get(A);if(A.version>0&&O.__version!==A.version){cn(O,A,y);return}t.bindTexture(i.TEXTURE_CUBE_MAP,O.__webglTexture,i.TEXTURE0+y)}let ke={[Vo]:i.REPEAT,[ei]:i.CLAMP_TO_EDGE,[Ho]:i.MIRRORED_REPEAT},mt={[It]:i.NEAREST,[Cp]:i.NEAREST_MIPMAP_NEAREST,[va]:i.NEAREST_MIPMAP_LINEAR,[rn]:i.LINEAR,[yl]:i.LINEAR_MIPMAP_NEAREST,[Ei]:i.LINEAR_MIPMAP_LINEAR},Ce={[Lp]:i.NEVER,[rh]:i.ALWAYS,[Np]:i.LESS,[ih]:i.LEQUAL,[Up]:i.EQUAL,[sh]:i.GEQUAL,[kp]:i.GREATER,[Fp]:i.NOTEQUAL};function Qe(A,y){if(y.type===$n&&e.has("OES_texture_float_linear")===!1&&(y.magFilter===rn||y.magFilter===yl||y.magFilter===va||y.magFilter===Ei||y.minFilter===rn||y.minFilter===yl||y.minFilter===va||y.minFilter===Ei)&&Ae("WebGLRenderer: Unable to use linear filtering with floating point textures. OES_texture_float_linear not supported on this device."),i.texParameteri(A,i.TEXTURE_WRAP_S,ke[y.wrapS]),i.texParameteri(A,i.TEXTURE_WRAP_T,ke[y.wrapT]),(A===i.TEXTURE_3D||A===i.TEXTURE_2D_ARRAY)&&i.texParameteri(A,i.TEXTURE_WRAP_R,ke[y.wrapR]),i.texParameteri(A,i.TEXTURE_MAG_FILTER,mt[y.magFilter]),i.texParameteri(A,i.TEXTURE_MIN_FILTER,mt[y.minFilter]),y.compareFunction&&(i.texParameteri(A,i.TEXTURE_COMPARE_MODE,i.COMPARE_REF_TO_TEXTURE),i.texParameteri(A,i.TEXTURE_COMPARE_FUNC,Ce[y.compareFunction])),e.has("EXT_texture_filter_anisotropic")===!0){if(y.magFilter===It||y.minFilter!==va&&y.minFilter!==Ei||y.type===$n&&e.has("OES_texture_float_linear")===!1)return;if(y.anisotropy>1||n.get(y).__currentAnisotropy){let O=e.get("EXT_texture_filter_anisotropic");i.texParameterf(A,O.TEXTURE_MAX_ANISOTROPY_EXT,Math.min(y.anisotropy,s.getMaxAnisotropy())),n.get(y).__currentAnisotropy=y.anisotropy}}}function nt(A,y){let O=!1;A.__webglInit===void 0&&(A.__webglInit=!0,y.addEventListener("dispose",U),F(y));let te=y.source,j=f.get(te);j===void 0&&(j={},f.set(te,j));let re=Z(y);if(re!==A.__cacheKey){j[re]===void 0&&(j[re]={texture:i.createTexture(),usedTimes:0},a.memory.textures++,O=!0),j[re].usedTimes++;let ue=j[A.__cacheKey];ue!==void 0&&(j[A.__cacheKey].usedTimes--,ue.usedTimes===0&&V(y)),A.__cacheKey=re,A.__webglTexture=j[re].texture}return O}function We(A,y,O){return Math.floor(Math.floor(A/O)/y)}function Pt(A,y,O,te){let re=A.updateRanges;if(re.length===0)t.texSubImage2D(i.TEXTURE_2D,0,0,0,y.width,y.height,O,te,y.data);else{re.sort((R,J)=>R.start-J.start);let ue=0;for(let R=1;R<re.length;R++){let J=re[ue],H=re[R],le=J.start+J.count,se=We(H.start,y.width,4),ae=We(J.start,y.width,4);H.start<=le+1&&se===ae&&We(H.start+H.count-1,y.width,4)===se?J.count=Math.max(J.count,H.start+H.count-J.start):(++ue,re[ue]=H)}re.length=ue+1;let $=t.getParameter(i.UNPACK_ROW_LENGTH),Y=t.getParameter(i.UNPACK_SKIP_PIXELS),oe=t.getParameter(i.UNPACK_SKIP_ROWS);t.pixelStorei(i.UNPACK_ROW_LENGTH,y.width);for(let R=0,J=re.length;R<J;R++){let H=re[R],le=Math.floor(H.start/4),se=Math.ceil(H.count/4),ae=le%y.width,we=Math.floor(le/y.width),ze=se,ie=1;t.pixelStorei(i.UNPACK_SKIP_PIXELS,ae),t.pixelStorei(i.UNPACK_SKIP_ROWS,we),t.texSubImage2D(i.TEXTURE_2D,0,ae,we,ze,ie,O,te,y.data)}A.clearUpdateRanges(),t.pixelStorei(i.UNPACK_ROW_LENGTH,$),t.pixelStorei(i.UNPACK_SKIP_PIXELS,Y),t.pixelStorei(i.UNPACK_SKIP_ROWS,oe)}}function xt(A,y,O){let te=i.TEXTURE_2D;(y.isDataArrayTexture||y.isCompressedArrayTexture)&&(te=i.TEXTURE_2D_ARRAY),y.isData3DTexture&&(te=i.TEXTURE_3D);let j=nt(A,y),re=y.source;t.bindTexture(te,A.__webglTexture,i.TEXTURE0+O);let ue=n.get(re);if(re.version!==ue.__version||j===!0){if(t.activeTexture(i.TEXTURE0+O),(typeof ImageBitmap<"u"&&y.image instanceof ImageBitmap)===!1){let ie=Ye.getPrimaries(Ye.workingColorSpace),Te=y.colorSpace===Ci?null:Ye.getPrimaries(y.colorSpace),Be=y.colorSpace===Ci||ie===Te?i.NONE:i.BROWSER_DEFAULT_WEBGL;t.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,y.flipY),t.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,y.premultiplyAlpha),t.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,Be)}t.pixelStorei(i.UNPACK_ALIGNMENT,y.unpackAlignment);let Y=_(y.image,!1,s.maxTextureSize);Y=Re(y,Y);let oe=r.convert(y.format,y.colorSpace),R=r.convert(y.type),J=w(y.internalFormat,oe,R,y.normalized,y.colorSpace,y.isVideoTexture);Qe(te,y);let H,le=y.mipmaps,se=y.isVideoTexture!==!0,ae=ue.__version===void 0||j===!0,we=re.dataReady,ze=S(y,Y);if(y.isDepthTexture)J=x(y.format===Ri,y.type),ae&&(se?t.texStorage2D(i.TEXTURE_2D,1,J,Y.width,Y.height):t.texImage2D(i.TEXTURE_2D,0,J,Y.width,Y.height,0,oe,R,null));else if(y.isDataTexture)if(le.length>0){se&&ae&&t.texStorage2D(i.TEXTURE_2D,ze,J,le[0].width,le[0].height);for(let ie=0,Te=le.length;ie<Te;ie++)H=le[ie],se?we&&t.texSubImage2D(i.TEXTURE_2D,ie,0,0,H.width,H.height,oe,R,H.data):t.texImage2D(i.TEXTURE_2D,ie,J,H.width,H.height,0,oe,R,H.data);y.generateMipmaps=!1}else se?(ae&&t.texStorage2D(i.TEXTURE_2D,ze,J,Y.width,Y.height),we&&Pt(y,Y,oe,R)):t.texImage2D(i.TEXTURE_2D,0,J,Y.width,Y.height,0,oe,R,Y.data);else if(y.isCompressedTexture)if(y.isCompressedArrayTexture){se&&ae&&t.texStorage3D(i.TEXTURE_2D_ARRAY,ze,J,le[0].width,le[0].height,Y.depth);for(let ie=0,Te=le.length;ie<Te;ie++)if(H=le[ie],y.format!==Yn)if(oe!==null)if(se){if(we)if(y.layerUpdates.size>0){let Be=gh(H.width,H.height,y.format,y.type);for(let pe of y.layerUpdates){let et=H.data.subarray(pe*Be/H.data.BYTES_PER_ELEMENT,(pe+1)*Be/H.data.BYTES_PER_ELEMENT);t.compressedTexSubImage3D(i.TEXTURE_2D_ARRAY,ie,0,0,pe,H.width,H.height,1,oe,et)}}else t.compressedTexSubImage3D(i.TEXTURE_2D_ARRAY,ie,0,0,0,H.width,H.height,Y.depth,oe,H.data)}else t.compressedTexImage3D(i.TEXTURE_2D_ARRAY,ie,J,H.width,H.height,Y.depth,0,H.data,0,0);else Ae("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()");else se?we&&t.texSubImage3D(i.TEXTURE_2D_ARRAY,ie,0,0,0,H.width,H.height,Y.depth,oe,R,H.data):t.texImage3D(i.TEXTURE_2D_ARRAY,ie,J,H.width,H.height,Y.depth,0,oe,R,H.data);y.layerUpdates.size>0&&y.clearLayerUpdates()}else{se&&ae&&t.texStorage2D(i.TEXTURE_2D,ze,J,le[0].width,le[0].height);for(let ie=0,Te=le.length;ie<Te;ie++)H=le[ie],y.format!==Yn?oe!==null?se?we&&t.compressedTexSubImage2D(i.TEXTURE_2D,ie,0,0,H.width,H.height,oe,H.data):t.compressedTexImage2D(i.TEXTURE_2D,ie,J,H.width,H.height,0,H.data):Ae("WebGLRenderer: Attempt to load unsupported compressed texture format in .uploadTexture()"):se?we&&t.texSubImage2D(i.TEXTURE_2D,ie,0,0,H.width,H.height,oe,R,H.data):t.texImage2D(i.TEXTURE_2D,ie,J,H.width,H.height,0,oe,R,H.data)}else if(y.isDataArrayTexture)if(se){if(ae&&t.texStorage3D(i.TEXTURE_2D_ARRAY,ze,J,Y.width,Y.height,Y.depth),we)if(y.layerUpdates.size>0){let ie=gh(Y.width,Y.height,y.format,y.type);for(let Te of y.layerUpdates){let Be=Y.data.subarray(Te*ie/Y.data.BYTES_PER_ELEMENT,(Te+1)*ie/Y.data.BYTES_PER_ELEMENT);t.texSubImage3D(i.TEXTURE_2D_ARRAY,0,0,0,Te,Y.width,Y.height,1,oe,R,Be)}y.clearLayerUpdates()}else t.texSubImage3D(i.TEXTURE_2D_ARRAY,0,0,0,0,Y.width,Y.height,Y.depth,oe,R,Y.data)}else t.texImage3D(i.TEXTURE_2D_ARRAY,0,J,Y.width,Y.height,Y.depth,0,oe,R,Y.data);else if(y.isData3DTexture)se?(ae&&t.texStorage3D(i.TEXTURE_3D,ze,J,Y.width,Y.height,Y.depth),we&&t.texSubImage3D(i.TEXTURE_3D,0,0,0,0,Y.width,Y.height,Y.depth,oe,R,Y.data)):t.texImage3D(i.TEXTURE_3D,0,J,Y.width,Y.height,Y.depth,0,oe,R,Y.data);else if(y.isFramebufferTexture){if(ae)if(se)t.texStorage2D(i.TEXTURE_2D,ze,J,Y.width,Y.height);else{let ie=Y.width,Te=Y.height;for(let Be=0;Be<ze;Be++)t.texImage2D(i.TEXTURE_2D,Be,J,ie,Te,0,oe,R,null),ie>>=1,Te>>=1}}else if(y.isHTMLTexture){if("texElementImage2D"in i){let ie=i.canvas;if(ie.hasAttribute("layoutsubtree")||ie.setAttribute("layoutsubtree","true"),Y.parentNode!==ie){ie.appendChild(Y),d.add(y),ie.onpaint=Te=>{let Be=Te.changedElements;for(let pe of d)Be.includes(pe.image)&&(pe.needsUpdate=!0)},ie.requestPaint();return}if(i.texElementImage2D.length===3)i.texElementImage2D(i.TEXTURE_2D,i.RGBA8,Y);else{let Be=i.RGBA,pe=i.RGBA,et=i.UNSIGNED_BYTE;i.texElementImage2D(i.TEXTURE_2D,0,Be,pe,et,Y)}i.texParameteri(i.TEXTURE_2D,i.TEXTURE_MIN_FILTER,i.LINEAR),i.texParameteri(i.TEXTURE_2D,i.TEXTURE_WRAP_S,i.CLAMP_TO_EDGE),i.texParameteri(i.TEXTURE_2D,i.TEXTURE_WRAP_T,i.CLAMP_TO_EDGE)}}else if(le.length>0){if(se&&ae){let ie=Le(le[0]);t.texStorage2D(i.TEXTURE_2D,ze,J,ie.width,ie.height)}for(let ie=0,Te=le.length;ie<Te;ie++)H=le[ie],se?we&&t.texSubImage2D(i.TEXTURE_2D,ie,0,0,oe,R,H):t.texImage2D(i.TEXTURE_2D,ie,J,oe,R,H);y.generateMipmaps=!1}else if(se){if(ae){let ie=Le(Y);t.texStorage2D(i.TEXTURE_2D,ze,J,ie.width,ie.height)}we&&t.texSubImage2D(i.TEXTURE_2D,0,0,0,oe,R,Y)}else t.texImage2D(i.TEXTURE_2D,0,J,oe,R,Y);T(y)&&y.mipmapsAutoUpdate===!0&&M(te),ue.__version=re.version,y.onUpdate&&y.onUpdate(y)}A.__version=y.version}function cn(A,y,O){if(y.image.length!==6)return;let te=nt(A,y),j=y.source;t.bindTexture(i.TEXTURE_CUBE_MAP,A.__webglTexture,i.TEXTURE0+O);let re=n.get(j);if(j.version!==re.__version||te===!0){t.activeTexture(i.TEXTURE0+O);let ue=Ye.getPrimaries(Ye.workingColorSpace),$=y.colorSpace===Ci?null:Ye.getPrimaries(y.colorSpace),Y=y.colorSpace===Ci||ue===$?i.NONE:i.BROWSER_DEFAULT_WEBGL;t.pixelStorei(i.UNPACK_FLIP_Y_WEBGL,y.flipY),t.pixelStorei(i.UNPACK_PREMULTIPLY_ALPHA_WEBGL,y.premultiplyAlpha),t.pixelStorei(i.UNPACK_ALIGNMENT,y.unpackAlignment),t.pixelStorei(i.UNPACK_COLORSPACE_CONVERSION_WEBGL,Y);let oe=y.isCompressedTexture||y.image[0].isCompressedTexture,R=y.image[0]&&y.image[0].isDataTexture,J=[];for(let pe=0;pe<6;pe++)!oe&&!R?J[pe]=_(y.image[pe],!0,s.maxCubemapSize):J[pe]=R?y.image[pe].image:y.image[pe],J[pe]=Re(y,J[pe]);let H=J[0],le=r.convert(y.format,y.colorSpace),se=r.convert(y.type),ae=w(y.internalFormat,le,se,y.normalized,y.colorSpace),we=y.isVideoTexture!==!0,ze=re.__version===void 0||te===!0,ie=j.dataReady,Te=S(y,H);Qe(i.TEXTURE_CUBE_MAP,y);let Be;if(y.isDepthTexture){if(ae=x(y.format===Ri,y.type),ze)if(we)t.texStorage2D(i.TEXTURE_CUBE_MAP,1,ae,H.width,H.height);else for(let pe=0;pe<6;pe++)t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,0,ae,H.width,H.height,0,le,se,null)}else if(oe){we&&ze&&t.texStorage2D(i.TEXTURE_CUBE_MAP,Te,ae,H.width,H.height);for(let pe=0;pe<6;pe++){Be=J[pe].mipmaps;for(let et=0;et<Be.length;et++){let Tt=Be[et];y.format!==Yn?le!==null?we?ie&&t.compressedTexSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,et,0,0,Tt.width,Tt.height,le,Tt.data):t.compressedTexImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,et,ae,Tt.width,Tt.height,0,Tt.data):Ae("WebGLRenderer: Attempt to load unsupported compressed texture format in .setTextureCube()"):we?ie&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,et,0,0,Tt.width,Tt.height,le,se,Tt.data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,et,ae,Tt.width,Tt.height,0,le,se,Tt.data)}}}else{if(Be=y.mipmaps,we&&ze){Be.length>0&&Te++;let pe=Le(J[0]);t.texStorage2D(i.TEXTURE_CUBE_MAP,Te,ae,pe.width,pe.height)}for(let pe=0;pe<6;pe++)if(R){we?ie&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,0,0,0,J[pe].width,J[pe].height,le,se,J[pe].data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,0,ae,J[pe].width,J[pe].height,0,le,se,J[pe].data);for(let et=0;et<Be.length;et++){let Ii=Be[et].image[pe].image;we?ie&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,et+1,0,0,Ii.width,Ii.height,le,se,Ii.data):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,et+1,ae,Ii.width,Ii.height,0,le,se,Ii.data)}}else{we?ie&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,0,0,0,le,se,J[pe]):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,0,ae,le,se,J[pe]);for(let et=0;et<Be.length;et++){let Tt=Be[et];we?ie&&t.texSubImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,et+1,0,0,le,se,Tt.image[pe]):t.texImage2D(i.TEXTURE_CUBE_MAP_POSITIVE_X+pe,et+1,ae,le,se,Tt.image[pe])}}}T(y)&&y.mipmapsAutoUpdate===!0&&M(i.TEXTURE_CUBE_MAP),re.__version=j.version,y.onUpdate&&y.onUpdate(y)}A.__version=y.version}function dt(A,y,O,te,j,re){let ue=r.convert(O.format,O.colorSpace),$=r.convert(O.type),Y=w(O.internalFormat,ue,$,O.normalized,O.colorSpace),oe=n.get(y),R=n.get(O);if(R.__renderTarget=y,!oe.__hasExternalTextures){let J=Math.max(1,y.width>>re),H=Math.max(1,y.height>>re);j===i.TEXTURE_3D||j===i.TEXTURE_2D_ARRAY?t.texImage3D(j,re,Y,J,H,y.depth,0,ue,$,null):t.texImage2D(j,re,Y,J,H,0,ue,$,null)}t.bindFramebuffer(i.FRAMEBUFFER,A),fe(y)?o.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,te,j,R.__webglTexture,0,ut(y)):(j===i.TEXTURE_2D||j>=i.TEXTURE_CUBE_MAP_POSITIVE_X&&j<=i.TEXTURE_CUBE_MAP_NEGATIVE_Z)&&i.framebufferTexture2D(i.FRAMEBUFFER,te,j,R.__webglTexture,re),t.bindFramebuffer(i.FRAMEBUFFER,null)}function Zn(A,y,O){if(i.bindRenderbuffer(i.RENDERBUFFER,A),y.depthBuffer){let te=y.depthTexture,j=te&&te.isDepthTexture?te.type:null,re=x(y.stencilBuffer,j),ue=y.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;fe(y)?o.renderbufferStorageMultisampleEXT(i.RENDERBUFFER,ut(y),re,y.width,y.height):O?i.renderbufferStorageMultisample(i.RENDERBUFFER,ut(y),re,y.width,y.height):i.renderbufferStorage(i.RENDERBUFFER,re,y.width,y.height),i.framebufferRenderbuffer(i.FRAMEBUFFER,ue,i.RENDERBUFFER,A)}else{let te=y.textures;for(let j=0;j<te.length;j++){let re=te[j],ue=r.convert(re.format,re.colorSpace),$=r.convert(re.type),Y=w(re.internalFormat,ue,$,re.normalized,re.colorSpace);fe(y)?o.renderbufferStorageMultisampleEXT(i.RENDERBUFFER,ut(y),Y,y.width,y.height):O?i.renderbufferStorageMultisample(i.RENDERBUFFER,ut(y),Y,y.width,y.height):i.renderbufferStorage(i.RENDERBUFFER,Y,y.width,y.height)}}i.bindRenderbuffer(i.RENDERBUFFER,null)}function wt(A,y,O){let te=y.isWebGLCubeRenderTarget===!0;if(t.bindFramebuffer(i.FRAMEBUFFER,A),!(y.depthTexture&&y.depthTexture.isDepthTexture))throw new Error("THREE.WebGLTextures: renderTarget.depthTexture must be an instance of THREE.DepthTexture.");let j=n.get(y.depthTexture);j.__renderTarget=y;let re=te?y.depthTexture.image[0]:y.depthTexture.image;(!j.__webglTexture||re.width!==y.width||re.height!==y.height)&&(re.width=y.width,re.height=y.height,y.depthTexture.needsUpdate=!0),te?ge(y.depthTexture,0):me(y.depthTexture,0);let ue=j.__webglTexture,$=ut(y),Y=te?i.TEXTURE_CUBE_MAP_POSITIVE_X+O:i.TEXTURE_2D,oe=y.depthTexture.format===Ri?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;if(y.depthTexture.format===wi)fe(y)?o.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,oe,Y,ue,0,$):i.framebufferTexture2D(i.FRAMEBUFFER,oe,Y,ue,0);else if(y.depthTexture.format===Ri)fe(y)?o.framebufferTexture2DMultisampleEXT(i.FRAMEBUFFER,oe,Y,ue,0,$):i.framebufferTexture2D(i.FRAMEBUFFER,oe,Y,ue,0);else throw new Error("THREE.WebGLTextures: Unknown depthTexture format.")}function Tn(A){let y=n.get(A),O=A.isWebGLCubeRenderTarget===!0;if(y.__boundDepthTexture!==A.depthTexture){let te=A.depthTexture;if(y.__depthDisposeCallback&&y.__depthDisposeCallback(),te){let j=()=>{delete y.__boundDepthTexture,delete y.__depthDisposeCallback,te.removeEventListener("dispose",j)};te.addEventListener("dispose",j),y.__depthDisposeCallback=j}y.__boundDepthTexture=te}if(A.depthTexture&&!y.__autoAllocateDepthBuffer)if(O)for(let te=0;te<6;te++)wt(y.__webglFramebuffer[te],A,te);else A.texture.mipmaps.length>0?wt(y.__webglFramebuffer[0],A,0):wt(y.__webglFramebuffer,A,0);else if(O){y.__webglDepthbuffer=[];for(let te=0;te<6;te++)if(t.bindFramebuffer(i.FRAMEBUFFER,y.__webglFramebuffer[te]),y.__webglDepthbuffer[te]===void 0)y.__webglDepthbuffer[te]=i.createRenderbuffer(),Zn(y.__webglDepthbuffer[te],A,!1);else{let j=A.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,re=y.__webglDepthbuffer[te];i.bindRenderbuffer(i.RENDERBUFFER,re),i.framebufferRenderbuffer(i.FRAMEBUFFER,j,i.RENDERBUFFER,re)}}else if(A.texture.mipmaps.length>0?t.bindFramebuffer(i.FRAMEBUFFER,y.__webglFramebuffer[0]):t.bindFramebuffer(i.FRAMEBUFFER,y.__webglFramebuffer),y.__webglDepthbuffer===void 0)y.__webglDepthbuffer=i.createRenderbuffer(),Zn(y.__webglDepthbuffer,A,!1);else{let j=A.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,re=y.__webglDepthbuffer;i.bindRenderbuffer(i.RENDERBUFFER,re),i.framebufferRenderbuffer(i.FRAMEBUFFER,j,i.RENDERBUFFER,re)}t.bindFramebuffer(i.FRAMEBUFFER,null)}function An(A,y,O){let te=n.get(A);y!==void 0&&dt(te.__webglFramebuffer,A,A.texture,i.COLOR_ATTACHMENT0,i.TEXTURE_2D,0),O!==void 0&&Tn(A)}function En(A){let y=A.texture,O=n.get(A),te=n.get(y);A.addEventListener("dispose",G),F(A);let j=A.textures,re=A.isWebGLCubeRenderTarget===!0,ue=j.length>1;if(ue||(te.__webglTexture===void 0&&(te.__webglTexture=i.createTexture()),te.__version=y.version,a.memory.textures++),re){O.__webglFramebuffer=[];for(let $=0;$<6;$++)if(y.mipmaps.length>0){O.__webglFramebuffer[$]=[];for(let Y=0;Y<y.mipmaps.length;Y++)O.__webglFramebuffer[$][Y]=i.createFramebuffer()}else O.__webglFramebuffer[$]=i.createFramebuffer()}else{if(y.mipmaps.length>0){O.__webglFramebuffer=[];for(let $=0;$<y.mipmaps.length;$++)O.__webglFramebuffer[$]=i.createFramebuffer()}else O.__webglFramebuffer=i.createFramebuffer();if(ue)for(let $=0,Y=j.length;$<Y;$++){let oe=n.get(j[$]);oe.__webglTexture===void 0&&(oe.__webglTexture=i.createTexture(),a.memory.textures++)}if(A.samples>0&&fe(A)===!1){O.__webglMultisampledFramebuffer=i.createFramebuffer(),O.__webglColorRenderbuffer=[],t.bindFramebuffer(i.FRAMEBUFFER,O.__webglMultisampledFramebuffer);for(let $=0;$<j.length;$++){let Y=j[$];O.__webglColorRenderbuffer[$]=i.createRenderbuffer(),i.bindRenderbuffer(i.RENDERBUFFER,O.__webglColorRenderbuffer[$]);let oe=r.convert(Y.format,Y.colorSpace),R=r.convert(Y.type),J=w(Y.internalFormat,oe,R,Y.normalized,Y.colorSpace,A.isXRRenderTarget===!0),H=ut(A);i.renderbufferStorageMultisample(i.RENDERBUFFER,H,J,A.width,A.height),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+$,i.RENDERBUFFER,O.__webglColorRenderbuffer[$])}i.bindRenderbuffer(i.RENDERBUFFER,null),A.depthBuffer&&(O.__webglDepthRenderbuffer=i.createRenderbuffer(),Zn(O.__webglDepthRenderbuffer,A,!0)),t.bindFramebuffer(i.FRAMEBUFFER,null)}}if(re){t.bindTexture(i.TEXTURE_CUBE_MAP,te.__webglTexture),Qe(i.TEXTURE_CUBE_MAP,y);for(let $=0;$<6;$++)if(y.mipmaps.length>0)for(let Y=0;Y<y.mipmaps.length;Y++)dt(O.__webglFramebuffer[$][Y],A,y,i.COLOR_ATTACHMENT0,i.TEXTURE_CUBE_MAP_POSITIVE_X+$,Y);else dt(O.__webglFramebuffer[$],A,y,i.COLOR_ATTACHMENT0,i.TEXTURE_CUBE_MAP_POSITIVE_X+$,0);T(y)?M(i.TEXTURE_CUBE_MAP):y.mipmaps.length>0&&i.texParameteri(i.TEXTURE_CUBE_MAP,i.TEXTURE_MAX_LEVEL,y.mipmaps.length-1),t.unbindTexture()}else if(ue){for(let $=0,Y=j.length;$<Y;$++){let oe=j[$],R=n.get(oe),J=i.TEXTURE_2D;(A.isWebGL3DRenderTarget||A.isWebGLArrayRenderTarget)&&(J=A.isWebGL3DRenderTarget?i.TEXTURE_3D:i.TEXTURE_2D_ARRAY),t.bindTexture(J,R.__webglTexture),Qe(J,oe),dt(O.__webglFramebuffer,A,oe,i.COLOR_ATTACHMENT0+$,J,0),T(oe)&&M(J)}t.unbindTexture()}else{let $=i.TEXTURE_2D;if((A.isWebGL3DRenderTarget||A.isWebGLArrayRenderTarget)&&($=A.isWebGL3DRenderTarget?i.TEXTURE_3D:i.TEXTURE_2D_ARRAY),t.bindTexture($,te.__webglTexture),Qe($,y),y.mipmaps.length>0)for(let Y=0;Y<y.mipmaps.length;Y++)dt(O.__webglFramebuffer[Y],A,y,i.COLOR_ATTACHMENT0,$,Y);else dt(O.__webglFramebuffer,A,y,i.COLOR_ATTACHMENT0,$,0);T(y)?M($):y.mipmaps.length>0&&i.texParameteri($,i.TEXTURE_MAX_LEVEL,y.mipmaps.length-1),t.unbindTexture()}A.depthBuffer&&Tn(A)}function D(A){let y=A.textures;for(let O=0,te=y.length;O<te;O++){let j=y[O];if(T(j)&&j.mipmapsAutoUpdate===!0){let re=E(A),ue=n.get(j).__webglTexture;t.bindTexture(re,ue),M(re),t.unbindTexture()}}}let Rn=[];function ct(A){if(A.samples>0){if(fe(A)===!1){let y=A.textures,O=A.width,te=A.height,j=i.COLOR_BUFFER_BIT,re=A.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT,ue=n.get(A),$=y.length>1;if($)for(let oe=0;oe<y.length;oe++)t.bindFramebuffer(i.FRAMEBUFFER,ue.__webglMultisampledFramebuffer),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+oe,i.RENDERBUFFER,null),t.bindFramebuffer(i.FRAMEBUFFER,ue.__webglFramebuffer),i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0+oe,i.TEXTURE_2D,null,0);t.bindFramebuffer(i.READ_FRAMEBUFFER,ue.__webglMultisampledFramebuffer),A.texture.mipmaps.length>0?t.bindFramebuffer(i.DRAW_FRAMEBUFFER,ue.__webglFramebuffer[0]):t.bindFramebuffer(i.DRAW_FRAMEBUFFER,ue.__webglFramebuffer);for(let oe=0;oe<y.length;oe++){if(A.resolveDepthBuffer&&(A.depthBuffer&&(j|=i.DEPTH_BUFFER_BIT),A.stencilBuffer&&A.resolveStencilBuffer&&(j|=i.STENCIL_BUFFER_BIT)),$){i.framebufferRenderbuffer(i.READ_FRAMEBUFFER,i.COLOR_ATTACHMENT0,i.RENDERBUFFER,ue.__webglColorRenderbuffer[oe]);let R=n.get(y[oe]).__webglTexture;i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0,i.TEXTURE_2D,R,0)}i.blitFramebuffer(0,0,O,te,0,0,O,te,j,i.NEAREST),l===!0&&(Rn.length=0,Rn.push(i.COLOR_ATTACHMENT0+oe),A.depthBuffer&&A.storeMultisampledDepthBuffer===!1&&Rn.push(re),i.invalidateFramebuffer(i.READ_FRAMEBUFFER,Rn))}if(t.bindFramebuffer(i.READ_FRAMEBUFFER,null),t.bindFramebuffer(i.DRAW_FRAMEBUFFER,null),$)for(let oe=0;oe<y.length;oe++){t.bindFramebuffer(i.FRAMEBUFFER,ue.__webglMultisampledFramebuffer),i.framebufferRenderbuffer(i.FRAMEBUFFER,i.COLOR_ATTACHMENT0+oe,i.RENDERBUFFER,ue.__webglColorRenderbuffer[oe]);let R=n.get(y[oe]).__webglTexture;t.bindFramebuffer(i.FRAMEBUFFER,ue.__webglFramebuffer),i.framebufferTexture2D(i.DRAW_FRAMEBUFFER,i.COLOR_ATTACHMENT0+oe,i.TEXTURE_2D,R,0)}t.bindFramebuffer(i.DRAW_FRAMEBUFFER,ue.__webglMultisampledFramebuffer)}else if(A.depthBuffer&&A.storeMultisampledDepthBuffer===!1&&l){let y=A.stencilBuffer?i.DEPTH_STENCIL_ATTACHMENT:i.DEPTH_ATTACHMENT;i.invalidateFramebuffer(i.DRAW_FRAMEBUFFER,[y])}}}function ut(A){return Math.min(s.maxSamples,A.samples)}function fe(A){let y=n.get(A);return A.samples>0&&e.has("WEBGL_multisampled_render_to_texture")===!0&&y.__useRenderToTexture!==!1}function yt(A){let y=a.render.frame;u.get(A)!==y&&(u.set(A,y),A.update())}function Re(A,y){let O=A.colorSpace,te=A.format,j=A.type;return A.isCompressedTexture===!0||A.isVideoTexture===!0||O!==Xr&&O!==Ci&&(Ye.getTransfer(O)===Ke?(te!==Yn||j!==pn)&&Ae("WebGLTextures: sRGB encoded textures have to use RGBAFormat and UnsignedByteType."):Pe("WebGLTextures: Unsupported texture color space:",O)),y}function Le(A){return typeof HTMLImageElement<"u"&&A instanceof HTMLImageElement?(c.width=A.naturalWidth||A.width,c.height=A.naturalHeight||A.height):typeof VideoFrame<"u"&&A instanceof VideoFrame?(c.width=A.displayWidth,c.height=A.displayHeight):(c.width=A.width,c.height=A.height),c}this.allocateTextureUnit=Ne,this.resetTextureUnits=Q,this.getTextureUnits=ee,this.setTextureUnits=Me,this.setTexture2D=me,this.setTexture2DArray=ye,this.setTexture3D=Ee,this.setTextureCube=ge,this.rebindTextures=An,this.setupRenderTarget=En,this.updateRenderTargetMipmap=D,this.updateMultisampleRenderTarget=ct,this.setupDepthRenderbuffer=Tn,this.setupFrameBufferTexture=dt,this.useMultisampledRTT=fe,this.dispose=X}function n2(i,e){function t(n,s=Ci){let r,a=Ye.getTransfer(s);if(n===pn)return i.UNSIGNED_BYTE;if(n===bl)return i.UNSIGNED_SHORT_4_4_4_4;if(n===Ml)return i.UNSIGNED_SHORT_5_5_5_1;if(n===ju)return i.UNSIGNED_INT_5_9_9_9_REV;if(n===Qu)return i.UNSIGNED_INT_10F_11F_11F_REV;if(n===Ju)return i.BYTE;if(n===Ku)return i.SHORT;if(n===ur)return i.UNSIGNED_SHORT;if(n===_l)return i.INT;if(n===Xn)return i.UNSIGNED_INT;if(n===$n)return i.FLOAT;if(n===qn)return i.HALF_FLOAT;if(n===eh)return i.ALPHA;if(n===th)return i.RGB;if(n===Yn)return i.RGBA;if(n===wi)return i.DEPTH_COMPONENT;if(n===Ri)return i.DEPTH_STENCIL;if(n===nh)return i.RED;if(n===Sl)return i.RED_INTEGER;if(n===Ki)return i.RG;if(n===wl)return i.RG_INTEGER;if(n===Tl)return i.RGBA_INTEGER;if(n===xa||n===ya||n===_a||n===ba)if(a===Ke)if(r=e.get("WEBGL_compressed_texture_s3tc_srgb"),r!==null){if(n===xa)return r.COMPRESSED_SRGB_S3TC_DXT1_EXT;if(n===ya)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT1_EXT;if(n===_a)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT3_EXT;if(n===ba)return r.COMPRESSED_SRGB_ALPHA_S3TC_DXT5_EXT}else return null;else if(r=e.get("WEBGL_compressed_texture_s3tc"),r!==null){if(n===xa)return r.COMPRESSED_RGB_S3TC_DXT1_EXT;if(n===ya)return r.COMPRESSED_RGBA_S3TC_DXT1_EXT;if(n===_a)return r.COMPRESSED_RGBA_S3TC_DXT3_EXT;if(n===ba)return r.COMPRESSED_RGBA_S3TC_DXT5_EXT}else return null;if(n===Al||n===El||n===Rl||n===Cl)if(r=e.get("WEBGL_compressed_texture_pvrtc"),r!==null){if(n===Al)return r.COMPRESSED_RGB_PVRTC_4BPPV1_IMG;if(n===El)return r.COMPRESSED_RGB_PVRTC_2BPPV1_IMG;if(n===Rl)return r.COMPRESSED_RGBA_PVRTC_4BPPV1_IMG;if(n===Cl)return r.COMPRESSED_RGBA_PVRTC_2BPPV1_IMG}else return null;if(n===Il||n===Pl||n===Dl||n===Ll||n===Nl||n===Ma||n===Ul)if(r=e.get("WEBGL_compressed_texture_etc"),r!==null){if(n===Il||n===Pl)return a===Ke?r.COMPRESSED_SRGB8_ETC2:r.COMPRESSED_RGB8_ETC2;if(n===Dl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ETC2_EAC:r.COMPRESSED_RGBA8_ETC2_EAC;if(n===Ll)return r.COMPRESSED_R11_EAC;if(n===Nl)return r.COMPRESSED_SIGNED_R11_EAC;if(n===Ma)return r.COMPRESSED_RG11_EAC;if(n===Ul)return r.COMPRESSED_SIGNED_RG11_EAC}else return null;if(n===kl||n===Fl||n===Ol||n===Bl||n===zl||n===Gl||n===Vl||n===Hl||n===Wl||n===Xl||n===$l||n===ql||n===Yl||n===Zl)if(r=e.get("WEBGL_compressed_texture_astc"),r!==null){if(n===kl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_4x4_KHR:r.COMPRESSED_RGBA_ASTC_4x4_KHR;if(n===Fl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x4_KHR:r.COMPRESSED_RGBA_ASTC_5x4_KHR;if(n===Ol)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_5x5_KHR:r.COMPRESSED_RGBA_ASTC_5x5_KHR;if(n===Bl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x5_KHR:r.COMPRESSED_RGBA_ASTC_6x5_KHR;if(n===zl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_6x6_KHR:r.COMPRESSED_RGBA_ASTC_6x6_KHR;if(n===Gl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x5_KHR:r.COMPRESSED_RGBA_ASTC_8x5_KHR;if(n===Vl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x6_KHR:r.COMPRESSED_RGBA_ASTC_8x6_KHR;if(n===Hl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_8x8_KHR:r.COMPRESSED_RGBA_ASTC_8x8_KHR;if(n===Wl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x5_KHR:r.COMPRESSED_RGBA_ASTC_10x5_KHR;if(n===Xl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x6_KHR:r.COMPRESSED_RGBA_ASTC_10x6_KHR;if(n===$l)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x8_KHR:r.COMPRESSED_RGBA_ASTC_10x8_KHR;if(n===ql)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_10x10_KHR:r.COMPRESSED_RGBA_ASTC_10x10_KHR;if(n===Yl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x10_KHR:r.COMPRESSED_RGBA_ASTC_12x10_KHR;if(n===Zl)return a===Ke?r.COMPRESSED_SRGB8_ALPHA8_ASTC_12x12_KHR:r.COMPRESSED_RGBA_ASTC_12x12_KHR}else return null;if(n===Jl||n===Kl||n===jl)if(r=e.get("EXT_texture_compression_bptc"),r!==null){if(n===Jl)return a===Ke?r.COMPRESSED_SRGB_ALPHA_BPTC_UNORM_EXT:r.COMPRESSED_RGBA_BPTC_UNORM_EXT;if(n===Kl)return r.COMPRESSED_RGB_BPTC_SIGNED_FLOAT_EXT;if(n===jl)return r.COMPRESSED_RGB_BPTC_UNSIGNED_FLOAT_EXT}else return null;if(n===Ql||n===ec||n===Sa||n===tc)if(r=e.get("EXT_texture_compression_rgtc"),r!==null){if(n===Ql)return r.COMPRESSED_RED_RGTC1_EXT;if(n===ec)return r.COMPRESSED_SIGNED_RED_RGTC1_EXT;if(n===Sa)return r.COMPRESSED_RED_GREEN_RGTC2_EXT;if(n===tc)return r.COMPRESSED_SIGNED_RED_GREEN_RGTC2_EXT}else return null;return n===bs?i.UNSIGNED_INT_24_8:i[n]!==void 0?i[n]:null}return{convert:t}}var i2=`
void main() {

	gl_Position = vec4( position, 1.0 );

}`,s2=`
uniform sampler2DArray depthColor;
uniform float depthWidth;
uniform float depthHeight;

void main() {

	vec2 coord = vec2( gl_FragCoord.x / depthWidth, gl_FragCoord.y / depthHeight );

	if ( coord.x >= 1.0 ) {

		gl_FragDepth = texture( depthColor, vec3( coord.x - 1.0, coord.y, 1 ) ).r;

	} else {

		gl_FragDepth = texture( depthColor, vec3( coord.x, coord.y, 0 ) ).r;

	}

}`,Th=class{constructor(){this.texture=null,this.mesh=null,this.depthNear=0,this.depthFar=0}init(e,t){if(this.texture===null){let n=new sa(e.texture);(e.depthNear!==t.depthNear||e.depthFar!==t.depthFar)&&(this.depthNear=e.depthNear,this.depthFar=e.depthFar),this.texture=n}}getMesh(e){if(this.texture!==null&&this.mesh===null){let t=e.cameras[0].viewport,n=new kn({vertexShader:i2,fragmentShader:s2,uniforms:{depthColor:{value:this.texture},depthWidth:{value:t.z},depthHeight:{value:t.w}}});this.mesh=new on(new ra(20,20),n)}return this.mesh}reset(){this.texture=null,this.mesh=null}getDepthTexture(){return this.texture}},Ah=class extends ti{constructor(e,t){super();let n=this,s=null,r=1,a=null,o="local-floor",l=1,c=null,u=null,d=null,h=null,f=null,p=null,v=typeof XRWebGLBinding<"u",g=new Th,m={},_=t.getContextAttributes(),T=null,M=null,E=[],w=[],x=new He,S=null,F=null,P=new sn;P.viewport=new je;let U=new sn;U.viewport=new je;let G=[P,U],q=new ml,I=null,X=null;this.cameraAutoUpdate=!0,this.enabled=!1,this.isPresenting=!1,this.getController=function(Z){let me=E[Z];return me===void 0&&(me=new tr,E[Z]=me),me.getTargetRaySpace()},this.getControllerGrip=function(Z){let me=E[Z];return me===void 0&&(me=new tr,E[Z]=me),me.getGripSpace()},this.getHand=function(Z){let me=E[Z];return me===void 0&&(me=new tr,E[Z]=me),me.getHandSpace()};function K(Z){let me=w.indexOf(Z.inputSource);if(me===-1)return;let ye=E[me];ye!==void 0&&(ye.update(Z.inputSource,Z.frame,c||a),ye.dispatchEvent({type:Z.type,data:Z.inputSource}))}function V(){s.removeEventListener("select",K),s.removeEventListener("selectstart",K),s.removeEventListener("selectend",K),s.removeEventListener("squeeze",K),s.removeEventListener("squeezestart",K),s.removeEventListener("squeezeend",K),s.removeEventListener("end",V),s.removeEventListener("inputsourceschange",ne);for(let Z=0;Z<E.length;Z++){let me=w[Z];me!==null&&(w[Z]=null,E[Z].disconnect(me))}I=null,X=null,g.reset();for(let Z in m)delete m[Z];if(e.setRenderTarget(T),f=null,h=null,d=null,s=null,M=null,Ne.stop(),n.isPresenting=!1,e.setPixelRatio(S),e.setSize(x.width,x.height,!1),F!==null){let Z=F.camera;Z.fov=F.fov,Z.zoom=F.zoom,Z.updateProjectionMatrix(),F=null}n.dispatchEvent({type:"sessionend"})}this.setFramebufferScaleFactor=function(Z){r=Z,n.isPresenting===!0&&Ae("WebXRManager: Cannot change framebuffer scale while presenting.")},this.setReferenceSpaceType=function(Z){o=Z,n.isPresenting===!0&&Ae("WebXRManager: Cannot change reference space type while presenting.")},this.getReferenceSpace=function(){return c||a},this.setReferenceSpace=function(Z){c=Z},this.getBaseLayer=function(){return h!==null?h:f},this.getBinding=function(){return d===null&&v&&(d=new XRWebGLBinding(s,t)),d},this.getFrame=function(){return p},this.getSession=function(){return s},this.setSession=async function(Z){if(s=Z,s!==null){if(T=e.getRenderTarget(),s.addEventListener("select",K),s.addEventListener("selectstart",K),s.addEventListener("selectend",K),s.addEventListener("squeeze",K),s.addEventListener("squeezestart",K),s.addEventListener("squeezeend",K),s.addEventListener("end",V),s.addEventListener("inputsourceschange",ne),_.xrCompatible!==!0&&await t.makeXRCompatible(),S=e.getPixelRatio(),e.getSize(x),v&&"createProjectionLayer"in XRWebGLBinding.prototype){let ye=null,Ee=null,ge=null;_.depth&&(ge=_.stencil?t.DEPTH24_STENCIL8:t.DEPTH_COMPONENT24,ye=_.stencil?Ri:wi,Ee=_.stencil?bs:Xn);let ke={colorFormat:t.RGBA8,depthFormat:ge,scaleFactor:r};d=this.getBinding(),h=d.createProjectionLayer(ke),s.updateRenderState({layers:[h]}),e.setPixelRatio(1),e.setSize(h.textureWidth,h.textureHeight,!1),M=new Mn(h.textureWidth,h.textureHeight,{format:Yn,type:pn,depthTexture:new Ai(h.textureWidth,h.textureHeight,Ee,void 0,void 0,void 0,void 0,void 0,void 0,ye),stencilBuffer:_.stencil,colorSpace:e.outputColorSpace,samples:_.antialias?4:0,resolveDepthBuffer:h.ignoreDepthValues===!1,resolveStencilBuffer:h.ignoreDepthValues===!1,storeMultisampledDepthBuffer:h.ignoreDepthValues===!1,storeMultisampledStencilBuffer:h.ignoreDepthValues===!1})}else{let ye={antialias:_.antialias,alpha:!0,depth:_.depth,stencil:_.stencil,framebufferScaleFactor:r};f=new XRWebGLLayer(s,t,ye),s.updateRenderState({baseLayer:f}),e.setPixelRatio(1),e.setSize(f.framebufferWidth,f.framebufferHeight,!1),M=new Mn(f.framebufferWidth,f.framebufferHeight,{format:Yn,type:pn,colorSpace:e.outputColorSpace,stencilBuffer:_.stencil,resolveDepthBuffer:f.ignoreDepthValues===!1,resolveStencilBuffer:f.ignoreDepthValues===!1,storeMultisampledDepthBuffer:f.ignoreDepthValues===!1,storeMultisampledStencilBuffer:f.ignoreDepthValues===!1})}M.isXRRenderTarget=!0,this.setFoveation(l),c=null,a=await s.requestReferenceSpace(o),Ne.setContext(s),Ne.start(),n.isPresenting=!0,n.dispatchEvent({type:"sessionstart"})}},this.getEnvironmentBlendMode=function(){if(s!==null)return s.environmentBlendMode},this.getDepthTexture=function(){return g.getDepthTexture()};function ne(Z){for(let me=0;me<Z.removed.length;me++){let ye=Z.removed[me],Ee=w.indexOf(ye);Ee>=0&&(w[Ee]=null,E[Ee].disconnect(ye))}for(let me=0;me<Z.added.length;me++){let ye=Z.added[me],Ee=w.indexOf(ye);if(Ee===-1){for(let ke=0;ke<E.length;ke++)if(ke>=w.length){w.push(ye),Ee=ke;break}else if(w[ke]===null){w[ke]=ye,Ee=ke;break}if(Ee===-1)break}let ge=E[Ee];ge&&ge.connect(ye)}}function W(Z,me){me===null?Z.matrixWorld.copy(Z.matrix):Z.matrixWorld.multiplyMatrices(me.matrixWorld,Z.matrix),Z.matrixWorldInverse.copy(Z.matrixWorld).invert()}this.updateCamera=function(Z){if(s===null)return;let me=Z.near,ye=Z.far;g.texture!==null&&(g.depthNear>0&&(me=g.depthNear),g.depthFar>0&&(ye=g.depthFar)),q.near=U.near=P.near=me,q.far=U.far=P.far=ye,(I!==q.near||X!==q.far)&&(s.updateRenderState({depthNear:q.near,depthFar:q.far}),I=q.near,X=q.far),q.layers.mask=Z.layers.mask|6,P.layers.mask=q.layers.mask&-5,U.layers.mask=q.layers.mask&-3;let Ee=Z.parent,ge=q.cameras;W(q,Ee);for(let ke=0;ke<ge.length;ke++)W(ge[ke],Ee);q.projectionMatrix.copy(P.projectionMatrix),q.projectionMatrixInverse.copy(P.projectionMatrixInverse),F===null&&Z.isPerspectiveCamera&&(F={camera:Z,fov:Z.fov,zoom:Z.zoom}),Q(Z,q,Ee)};function Q(Z,me,ye){ye===null?Z.matrix.copy(me.matrixWorld):(Z.matrix.copy(ye.matrixWorld),Z.matrix.invert(),Z.matrix.multiply(me.matrixWorld)),Z.matrix.decompose(Z.position,Z.quaternion,Z.scale),Z.updateMatrixWorld(!0),Z.projectionMatrix.copy(me.projectionMatrix),Z.projectionMatrixInverse.copy(me.projectionMatrixInverse),Z.isPerspectiveCamera&&(Z.fov=js*2*Math.atan(1/Z.projectionMatrix.elements[5]),Z.zoom=1)}this.getCamera=function(){return q},this.getFoveation=function(){if(!(h===null&&f===null))return l},this.setFoveation=function(Z){l=Z,h!==null&&(h.fixedFoveation=Z),f!==null&&f.fixedFoveation!==void 0&&(f.fixedFoveation=Z)},this.hasDepthSensing=function(){return g.texture!==null},this.getDepthSensingMesh=function(){return g.getMesh(q)},this.getCameraTexture=function(Z){return m[Z]};let ee=null;function Me(Z,me){if(u=me.getViewerPose(c||a),p=me,u!==null){let ye=u.views;f!==null&&(e.setRenderTargetFramebuffer(M,f.framebuffer),e.setRenderTarget(M));let Ee=!1;ye.length!==q.cameras.length&&(q.cameras.length=0,Ee=!0);for(let Ce=0;Ce<ye.length;Ce++){let Qe=ye[Ce],nt=null;if(f!==null)nt=f.getViewport(Qe);else{let Pt=d.getViewSubImage(h,Qe);nt=Pt.viewport,Ce===0&&(e.setRenderTargetTextures(M,Pt.colorTexture,Pt.depthStencilTexture),e.setRenderTarget(M))}let We=G[Ce];We===void 0&&(We=new sn,We.layers.enable(Ce),We.viewport=new je,G[Ce]=We),We.matrix.fromArray(Qe.transform.matrix),We.matrix.decompose(We.position,We.quaternion,We.scale),We.projectionMatrix.fromArray(Qe.projectionMatrix),We.projectionMatrixInverse.copy(We.projectionMatrix).invert(),We.viewport.set(nt.x,nt.y,nt.width,nt.height),Ce===0&&(q.matrix.copy(We.matrix),q.matrix.decompose(q.position,q.quaternion,q.scale)),Ee===!0&&q.cameras.push(We)}let ge=s.enabledFeatures;if(ge&&ge.includes("depth-sensing")&&s.depthUsage=="gpu-optimized"&&v){d=n.getBinding();let Ce=d.getDepthInformation(ye[0]);Ce&&Ce.isValid&&Ce.texture&&g.init(Ce,s.renderState)}if(ge&&ge.includes("camera-access")&&v){e.state.unbindTexture(),d=n.getBinding();for(let Ce=0;Ce<ye.length;Ce++){let Qe=ye[Ce].camera;if(Qe){let nt=m[Qe];nt||(nt=new sa,m[Qe]=nt);let We=d.getCameraImage(Qe);nt.sourceTexture=We}}}}for(let ye=0;ye<E.length;ye++){let Ee=w[ye],ge=E[ye];Ee!==null&&ge!==void 0&&ge.update(Ee,me,c||a)}ee&&ee(Z,me),me.detectedPlanes&&n.dispatchEvent({type:"planesdetected",data:me}),p=null}let Ne=new dm;Ne.setAnimationLoop(Me),this.setAnimationLoop=function(Z){ee=Z},this.dispose=function(){}}},r2=new tt,Mm=new De;Mm.set(-1,0,0,0,1,0,0,0,1);function a2(i,e){function t(g,m){g.matrixAutoUpdate===!0&&g.updateMatrix(),m.value.copy(g.matrix)}function n(g,m){m.color.getRGB(g.fogColor.value,fh(i)),m.isFog?(g.fogNear.value=m.near,g.fogFar.value=m.far):m.isFogExp2&&(g.fogDensity.value=m.density)}function s(g,m,_,T,M){m.isNodeMaterial?m.uniformsNeedUpdate=!1:m.isMeshBasicMaterial?r(g,m):m.isMeshLambertMaterial?(r(g,m),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)):m.isMeshToonMaterial?(r(g,m),d(g,m)):m.isMeshPhongMaterial?(r(g,m),u(g,m),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)):m.isMeshStandardMaterial?(r(g,m),h(g,m),m.isMeshPhysicalMaterial&&f(g,m,M)):m.isMeshMatcapMaterial?(r(g,m),p(g,m)):m.isMeshDepthMaterial?r(g,m):m.isMeshDistanceMaterial?(r(g,m),v(g,m)):m.isMeshNormalMaterial?r(g,m):m.isLineBasicMaterial?(a(g,m),m.isLineDashedMaterial&&o(g,m)):m.isPointsMaterial?l(g,m,_,T):m.isSpriteMaterial?c(g,m):m.isShadowMaterial?(g.color.value.copy(m.color),g.opacity.value=m.opacity):m.isShaderMaterial&&(m.uniformsNeedUpdate=!1)}function r(g,m){g.opacity.value=m.opacity,m.color&&g.diffuse.value.copy(m.color),m.emissive&&g.emissive.value.copy(m.emissive).multiplyScalar(m.emissiveIntensity),m.map&&(g.map.value=m.map,t(m.map,g.mapTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,t(m.alphaMap,g.alphaMapTransform)),m.bumpMap&&(g.bumpMap.value=m.bumpMap,t(m.bumpMap,g.bumpMapTransform),g.bumpScale.value=m.bumpScale,m.side===kt&&(g.bumpScale.value*=-1)),m.normalMap&&(g.normalMap.value=m.normalMap,t(m.normalMap,g.normalMapTransform),g.normalScale.value.copy(m.normalScale),m.side===kt&&g.normalScale.value.negate()),m.displacementMap&&(g.displacementMap.value=m.displacementMap,t(m.displacementMap,g.displacementMapTransform),g.displacementScale.value=m.displacementScale,g.displacementBias.value=m.displacementBias),m.emissiveMap&&(g.emissiveMap.value=m.emissiveMap,t(m.emissiveMap,g.emissiveMapTransform)),m.specularMap&&(g.specularMap.value=m.specularMap,t(m.specularMap,g.specularMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest);let _=e.get(m),T=_.envMap,M=_.envMapRotation;T&&(g.envMap.value=T,g.envMapRotation.value.setFromMatrix4(r2.makeRotationFromEuler(M)).transpose(),T.isCubeTexture&&T.isRenderTargetTexture===!1&&g.envMapRotation.value.premultiply(Mm),g.reflectivity.value=m.reflectivity,g.ior.value=m.ior,g.refractionRatio.value=m.refractionRatio),m.lightMap&&(g.lightMap.value=m.lightMap,g.lightMapIntensity.value=m.lightMapIntensity,t(m.lightMap,g.lightMapTransform)),m.aoMap&&(g.aoMap.value=m.aoMap,g.aoMapIntensity.value=m.aoMapIntensity,t(m.aoMap,g.aoMapTransform))}function a(g,m){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,m.map&&(g.map.value=m.map,t(m.map,g.mapTransform))}function o(g,m){g.dashSize.value=m.dashSize,g.totalSize.value=m.dashSize+m.gapSize,g.scale.value=m.scale}function l(g,m,_,T){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,g.size.value=m.size*_,g.scale.value=T*.5,m.map&&(g.map.value=m.map,t(m.map,g.uvTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,t(m.alphaMap,g.alphaMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest)}function c(g,m){g.diffuse.value.copy(m.color),g.opacity.value=m.opacity,g.rotation.value=m.rotation,m.map&&(g.map.value=m.map,t(m.map,g.mapTransform)),m.alphaMap&&(g.alphaMap.value=m.alphaMap,t(m.alphaMap,g.alphaMapTransform)),m.alphaTest>0&&(g.alphaTest.value=m.alphaTest)}function u(g,m){g.specular.value.copy(m.specular),g.shininess.value=Math.max(m.shininess,1e-4)}function d(g,m){m.gradientMap&&(g.gradientMap.value=m.gradientMap)}function h(g,m){g.metalness.value=m.metalness,m.metalnessMap&&(g.metalnessMap.value=m.metalnessMap,t(m.metalnessMap,g.metalnessMapTransform)),g.roughness.value=m.roughness,m.roughnessMap&&(g.roughnessMap.value=m.roughnessMap,t(m.roughnessMap,g.roughnessMapTransform)),m.envMap&&(g.envMapIntensity.value=m.envMapIntensity)}function f(g,m,_){g.ior.value=m.ior,m.diffuseRoughness>0&&(g.diffuseRoughness.value=m.diffuseRoughness,m.diffuseRoughnessMap&&(g.diffuseRoughnessMap.value=m.diffuseRoughnessMap,t(m.diffuseRoughnessMap,g.diffuseRoughnessMapTransform))),m.sheen>0&&(g.sheenColor.value.copy(m.sheenColor).multiplyScalar(m.sheen),g.sheenRoughness.value=m.sheenRoughness,m.sheenColorMap&&(g.sheenColorMap.value=m.sheenColorMap,t(m.sheenColorMap,g.sheenColorMapTransform)),m.sheenRoughnessMap&&(g.sheenRoughnessMap.value=m.sheenRoughnessMap,t(m.sheenRoughnessMap,g.sheenRoughnessMapTransform))),m.clearcoat>0&&(g.clearcoat.value=m.clearcoat,g.clearcoatRoughness.value=m.clearcoatRoughness,m.clearcoatMap&&(g.clearcoatMap.value=m.clearcoatMap,t(m.clearcoatMap,g.clearcoatMapTransform)),m.clearcoatRoughnessMap&&(g.clearcoatRoughnessMap.value=m.clearcoatRoughnessMap,t(m.clearcoatRoughnessMap,g.clearcoatRoughnessMapTransform)),m.clearcoatNormalMap&&(g.clearcoatNormalMap.value=m.clearcoatNormalMap,t(m.clearcoatNormalMap,g.clearcoatNormalMapTransform),g.clearcoatNormalScale.value.copy(m.clearcoatNormalScale),m.side===kt&&g.clearcoatNormalScale.value.negate())),m.dispersion>0&&(g.dispersion.value=m.dispersion),m.retroreflectivity>0&&(g.retroreflectivity.value=m.retroreflectivity),m.iridescence>0&&(g.iridescence.value=m.iridescence,g.iridescenceIOR.value=m.iridescenceIOR,g.iridescenceThicknessMinimum.value=m.iridescenceThicknessMinimum,g.iridescenceThicknessMaximum.value=m.iridescenceThicknessMaximum,m.iridescenceMap&&(g.iridescenceMap.value=m.iridescenceMap,t(m.iridescenceMap,g.iridescenceMapTransform)),m.iridescenceThicknessMap&&(g.iridescenceThicknessMap.value=m.iridescenceThicknessMap,t(m.iridescenceThicknessMap,g.iridescenceThicknessMapTransform))),m.transmission>0&&(g.transmission.value=m.transmission,g.transmissionSamplerMap.value=_.texture,g.transmissionSamplerSize.value.set(_.width,_.height),m.transmissionMap&&(g.transmissionMap.value=m.transmissionMap,t(m.transmissionMap,g.transmissionMapTransform)),g.thickness.value=m.thickness,m.thicknessMap&&(g.thicknessMap.value=m.thicknessMap,t(m.thicknessMap,g.thicknessMapTransform)),g.attenuationDistance.value=m.attenuationDistance,g.attenuationColor.value.copy(m.attenuationColor)),m.anisotropy>0&&(g.anisotropyVector.value.set(m.anisotropy*Math.cos(m.anisotropyRotation),m.anisotropy*Math.sin(m.anisotropyRotation)),m.anisotropyMap&&(g.anisotropyMap.value=m.anisotropyMap,t(m.anisotropyMap,g.anisotropyMapTransform))),g.specularIntensity.value=m.specularIntensity,g.specularColor.value.copy(m.specularColor),m.specularColorMap&&(g.specularColorMap.value=m.specularColorMap,t(m.specularColorMap,g.specularColorMapTransform)),m.specularIntensityMap&&(g.specularIntensityMap.value=m.specularIntensityMap,t(m.specularIntensityMap,g.specularIntensityMapTransform))}function p(g,m){m.matcap&&(g.matcap.value=m.matcap)}function v(g,m){let _=e.get(m).light;g.referencePosition.value.setFromMatrixPosition(_.matrixWorld),g.nearDistance.value=_.shadow.camera.near,g.farDistance.value=_.shadow.camera.far}return{refreshFogUniforms:n,refreshMaterialUniforms:s}}function o2(i,e,t,n){let s={},r={};function a(_,T){let M=T.program;n.uniformBlockBinding(_,M,s[_.id])}function o(_,T){let M=s[_.id];M===void 0&&(p(_),M=l(_),s[_.id]=M,_.addEventListener("dispose",g));let E=T.program;n.updateUBOMapping(_,E);let w=e.render.frame;r[_.id]!==w&&(c(_),r[_.id]=w)}function l(_){let T=i.createBuffer(),M=_.__size,E=_.usage;return i.bindBuffer(i.UNIFORM_BUFFER,T),i.bufferData(i.UNIFORM_BUFFER,M,E),i.bindBuffer(i.UNIFORM_BUFFER,null),T}function c(_){let T=s[_.id],M=_.uniforms,E=_.__cache;i.bindBuffer(i.UNIFORM_BUFFER,T);for(let w=0,x=M.length;w<x;w++){let S=M[w];if(Array.isArray(S))for(let F=0,P=S.length;F<P;F++)u(S[F],w,F,E);else u(S,w,0,E)}i.bindBuffer(i.UNIFORM_BUFFER,null)}function u(_,T,M,E){if(h(_,T,M,E)===!0){let w=_.__offset,x=_.value;if(Array.isArray(x)){let S=0;for(let F=0;F<x.length;F++){let P=x[F],U=v(P,!0);d(P,_.__data,S),S+=U.storage/Float32Array.BYTES_PER_ELEMENT}}else d(x,_.__data,0);i.bufferSubData(i.UNIFORM_BUFFER,w,_.__data)}}function d(_,T,M){typeof _=="number"||typeof _=="boolean"?T[M]=_:_.isMatrix3?(T[M]=_.elements[0],T[M+1]=_.elements[1],T[M+2]=_.elements[2],T[M+3]=0,T[M+4]=_.elements[3],T[M+5]=_.elements[4],T[M+6]=_.elements[5],T[M+7]=0,T[M+8]=_.elements[6],T[M+9]=_.elements[7],T[M+10]=_.elements[8],T[M+11]=0):ArrayBuffer.isView(_)?T.set(_.subarray(0,T.length-M),M):_.toArray(T,M)}function h(_,T,M,E){let w=_.value,x=T+"_"+M;if(Array.isArray(w)){E[x]===void 0&&(E[x]=[]);let S=E[x],F=!1;for(let P=0;P<w.length;P++)f(w[P],S,P)===!0&&(F=!0);return F}return f(w,E,x)}function f(_,T,M){if(T[M]===void 0)return typeof _=="number"||typeof _=="boolean"?T[M]=_:ArrayBuffer.isView(_)?T[M]=_.slice():T[M]=_.clone(),!0;{let E=T[M];if(typeof _=="number"||typeof _=="boolean"){if(E!==_)return T[M]=_,!0}else{if(ArrayBuffer.isView(_))return!0;if(E.equals(_)===!1)return E.copy(_),!0}}return!1}function p(_){let T=_.uniforms,M=0,E=16;for(let x=0,S=T.length;x<S;x++){let F=Array.isArray(T[x])?T[x]:[T[x]];for(let P=0,U=F.length;P<U;P++){let G=F[P],q=Array.isArray(G.value)?G.value:[G.value],I=Array.isArray(T[x])||Array.isArray(G.value),X=M;for(let V=0,ne=q.length;V<ne;V++){let W=q[V],Q=v(W,I),ee=M%E,Me=ee%Q.boundary,Ne=ee+Me;M+=Me,Ne!==0&&E-Ne<Q.storage&&(M+=E-Ne),V===0&&(X=M),M+=Q.storage}let K=G.type==="int"?Int32Array:G.type==="uint"?Uint32Array:Float32Array;G.__data=new K((M-X)/Float32Array.BYTES_PER_ELEMENT),G.__offset=X}}let w=M%E;return w>0&&(M+=E-w),_.__size=M,_.__cache={},this}function v(_,T){let M={boundary:0,storage:0};return typeof _=="number"||typeof _=="boolean"?(M.boundary=4,M.storage=4):_.isVector2?(M.boundary=8,M.storage=8):_.isVector3||_.isColor?(M.boundary=16,M.storage=12):_.isVector4?(M.boundary=16,M.storage=16):_.isMatrix3?(M.boundary=16,M.storage=48):_.isMatrix4?(M.boundary=16,M.storage=64):_.isTexture?Ae("WebGLRenderer: Texture samplers can not be part of an uniforms group."):ArrayBuffer.isView(_)?(M.boundary=16,M.storage=_.byteLength):Ae("WebGLRenderer: Unsupported uniform value type.",_),T===!0&&(M.boundary=16,M.storage=Math.ceil(M.storage/16)*16),M}function g(_){let T=_.target;T.removeEventListener("dispose",g),i.deleteBuffer(s[T.id]),delete s[T.id],delete r[T.id]}function m(){for(let _ in s)i.deleteBuffer(s[_]);s={},r={}}return{bind:a,update:o,dispose:m}}var l2=new Uint16Array([12469,15057,12620,14925,13266,14620,13807,14376,14323,13990,14545,13625,14713,13328,14840,12882,14931,12528,14996,12233,15039,11829,15066,11525,15080,11295,15085,10976,15082,10705,15073,10495,13880,14564,13898,14542,13977,14430,14158,14124,14393,13732,14556,13410,14702,12996,14814,12596,14891,12291,14937,11834,14957,11489,14958,11194,14943,10803,14921,10506,14893,10278,14858,9960,14484,14039,14487,14025,14499,13941,14524,13740,14574,13468,14654,13106,14743,12678,14818,12344,14867,11893,14889,11509,14893,11180,14881,10751,14852,10428,14812,10128,14765,9754,14712,9466,14764,13480,14764,13475,14766,13440,14766,13347,14769,13070,14786,12713,14816,12387,14844,11957,14860,11549,14868,11215,14855,10751,14825,10403,14782,10044,14729,9651,14666,9352,14599,9029,14967,12835,14966,12831,14963,12804,14954,12723,14936,12564,14917,12347,14900,11958,14886,11569,14878,11247,14859,10765,14828,10401,14784,10011,14727,9600,14660,9289,14586,8893,14508,8533,15111,12234,15110,12234,15104,12216,15092,12156,15067,12010,15028,11776,14981,11500,14942,11205,14902,10752,14861,10393,14812,9991,14752,9570,14682,9252,14603,8808,14519,8445,14431,8145,15209,11449,15208,11451,15202,11451,15190,11438,15163,11384,15117,11274,15055,10979,14994,10648,14932,10343,14871,9936,14803,9532,14729,9218,14645,8742,14556,8381,14461,8020,14365,7603,15273,10603,15272,10607,15267,10619,15256,10631,15231,10614,15182,10535,15118,10389,15042,10167,14963,9787,14883,9447,14800,9115,14710,8665,14615,8318,14514,7911,14411,7507,14279,7198,15314,9675,15313,9683,15309,9712,15298,9759,15277,9797,15229,9773,15166,9668,15084,9487,14995,9274,14898,8910,14800,8539,14697,8234,14590,7790,14479,7409,14367,7067,14178,6621,15337,8619,15337,8631,15333,8677,15325,8769,15305,8871,15264,8940,15202,8909,15119,8775,15022,8565,14916,8328,14804,8009,14688,7614,14569,7287,14448,6888,14321,6483,14088,6171,15350,7402,15350,7419,15347,7480,15340,7613,15322,7804,15287,7973,15229,8057,15148,8012,15046,7846,14933,7611,14810,7357,14682,7069,14552,6656,14421,6316,14251,5948,14007,5528,15356,5942,15356,5977,15353,6119,15348,6294,15332,6551,15302,6824,15249,7044,15171,7122,15070,7050,14949,6861,14818,6611,14679,6349,14538,6067,14398,5651,14189,5311,13935,4958,15359,4123,15359,4153,15356,4296,15353,4646,15338,5160,15311,5508,15263,5829,15188,6042,15088,6094,14966,6001,14826,5796,14678,5543,14527,5287,14377,4985,14133,4586,13869,4257,15360,1563,15360,1642,15358,2076,15354,2636,15341,3350,15317,4019,15273,4429,15203,4732,15105,4911,14981,4932,14836,4818,14679,4621,14517,4386,14359,4156,14083,3795,13808,3437,15360,122,15360,137,15358,285,15355,636,15344,1274,15322,2177,15281,2765,15215,3223,15120,3451,14995,3569,14846,3567,14681,3466,14511,3305,14344,3121,14037,2800,13753,2467,15360,0,15360,1,15359,21,15355,89,15346,253,15325,479,15287,796,15225,1148,15133,1492,15008,1749,14856,1882,14685,1886,14506,1783,14324,1608,13996,1398,13702,1183]),ai=null;function c2(){return ai===null&&(ai=new Jo(l2,16,16,Ki,qn),ai.name="DFG_LUT",ai.minFilter=rn,ai.magFilter=rn,ai.wrapS=ei,ai.wrapT=ei,ai.generateMipmaps=!1,ai.needsUpdate=!0),ai}var oc=class{constructor(e={}){let{canvas:t=Op(),context:n=null,depth:s=!0,stencil:r=!1,alpha:a=!1,antialias:o=!1,premultipliedAlpha:l=!0,preserveDrawingBuffer:c=!1,powerPreference:u="default",failIfMajorPerformanceCaveat:d=!1,reversedDepthBuffer:h=!1,outputBufferType:f=pn}=e;this.isWebGLRenderer=!0;let p;if(n!==null){if(typeof WebGLRenderingContext<"u"&&n instanceof WebGLRenderingContext)throw new Error("THREE.WebGLRenderer: WebGL 1 is not supported since r163.");p=n.getContextAttributes().alpha}else p=a;let v=f,g=new Set([Tl,wl,Sl]),m=new Set([pn,Xn,ur,bs,bl,Ml]),_=new Uint32Array(4),T=new Int32Array(4),M={textures:[],min:[],max:[],resolution:[]},E=null,w=null,x=[],S=[],F=null;this.domElement=t,this.debug={checkShaderErrors:!0,diagnostics:{keywords:!1},onShaderError:null},this.autoClear=!0,this.autoClearColor=!0,this.autoClearDepth=!0,this.autoClearStencil=!0,this.sortObjects=!0,this.clippingPlanes=[],this.localClippingEnabled=!1,this.toneMapping=ri,this.toneMappingExposure=1,this.transmissionResolutionScale=1;let P=this,U=!1,G=null,q=null,I=null,X=null;this._outputColorSpace=bn;let K=0,V=0,ne=null,W=-1,Q=null,ee=new je,Me=new je,Ne=null,Z=new Ge(0),me=0,ye=t.width,Ee=t.height,ge=1,ke=null,mt=null,Ce=new je(0,0,ye,Ee),Qe=new je(0,0,ye,Ee),nt=!1,We=new $i,Pt=new Ko,xt=!1,cn=!1,dt=new tt,Zn=new N,wt=new je,Tn={background:null,fog:null,environment:null,overrideMaterial:null,isScene:!0},An=!1;function En(){return ne===null?ge:1}let D=n;function Rn(b,C){return t.getContext(b,C)}let ct,ut,fe,yt,Re,Le,A,y,O,te,j,re,ue,$,Y,oe,R,J,H,le,se,ae,we;try{let b={alpha:!0,depth:s,stencil:r,antialias:o,premultipliedAlpha:l,preserveDrawingBuffer:c,powerPreference:u,failIfMajorPerformanceCaveat:d};if("setAttribute"in t&&t.setAttribute("data-engine",`three.js r${"187"}`),t.addEventListener("webglcontextlost",Te,!1),t.addEventListener("webglcontextrestored",Be,!1),t.addEventListener("webglcontextcreationerror",pe,!1),D===null){let C="webgl2";if(D=Rn(C,b),D===null)throw Rn(C)?new Error("THREE.WebGLRenderer: Error creating WebGL context with your selected attributes."):new Error("THREE.WebGLRenderer: Error creating WebGL context.")}ze()}catch(b){throw t.removeEventListener("webglcontextlost",Te,!1),t.removeEventListener("webglcontextrestored",Be,!1),t.removeEventListener("webglcontextcreationerror",pe,!1),Pe("WebGLRenderer: "+b.message),b}function ze(){ct=new _y(D),ct.init(),se=new n2(D,ct),ut=new cy(D,ct,e,se),fe=new e2(D,ct),ut.reversedDepthBuffer&&h&&fe.buffers.depth.setReversed(!0),q=D.createFramebuffer(),I=D.createFramebuffer(),X=D.createFramebuffer(),yt=new Sy(D),Re=new z_,Le=new t2(D,ct,fe,Re,ut,se,yt),A=new yy(P),y=new T3(D),ae=new oy(D,y),O=new by(D,y,yt,ae),te=new Ty(D,O,y,ae,yt),J=new wy(D,ut,Le),Y=new uy(Re),j=new B_(P,A,ct,ut,ae,Y),re=new a2(P,Re),ue=new V_,$=new Y_(ct),R=new ay(P,A,fe,te,p,l),oe=new Q_(P,te,ut),we=new o2(D,yt,ut,fe),H=new ly(D,ct,yt),le=new My(D,ct,yt),yt.programs=j.programs,P.capabilities=ut,P.extensions=ct,P.properties=Re,P.renderLists=ue,P.shadowMap=oe,P.state=fe,P.info=yt}v!==pn&&(F=new Ey(v,t.width,t.height,o,s,r));let ie=new Ah(P,D);this.xr=ie,this.getContext=function(){return D},this.getContextAttributes=function(){return D.getContextAttributes()},this.forceContextLoss=function(){let b=ct.get("WEBGL_lose_context");b&&b.loseContext()},this.forceContextRestore=function(){let b=ct.get("WEBGL_lose_context");b&&b.restoreContext()},this.getPixelRatio=function(){return ge},this.setPixelRatio=function(b){b!==void 0&&(ge=b,this.setSize(ye,Ee,!1))},this.getSize=function(b){return b.set(ye,Ee)},this.setSize=function(b,C,z=!0){if(ie.isPresenting){Ae("WebGLRenderer: Can't change size while VR device is presenting.");return}ye=b,Ee=C,t.width=Math.floor(b*ge),t.height=Math.floor(C*ge),z===!0&&(t.style.width=b+"px",t.style.height=C+"px"),F!==null&&F.setSize(t.width,t.height),this.setViewport(0,0,b,C)},this.getDrawingBufferSize=function(b){return b.set(ye*ge,Ee*ge).floor()},this.setDrawingBufferSize=function(b,C,z){ye=b,Ee=C,ge=z,t.width=Math.floor(b*z),t.height=Math.floor(C*z),this.setViewport(0,0,b,C)},this.setEffects=function(b){if(v===pn){Pe("WebGLRenderer: setEffects() requires outputBufferType set to HalfFloatType or FloatType.");return}if(b){for(let C=0;C<b.length;C++)if(b[C].isOutputPass===!0){Ae("WebGLRenderer: OutputPass is not needed in setEffects(). Tone mapping and color space conversion are applied automatically.");break}}F.setEffects(b||[])},this.getCurrentViewport=function(b){return b.copy(ee)},this.getViewport=function(b){return b.copy(Ce)},this.setViewport=function(b,C,z,k){b.isVector4?Ce.set(b.x,b.y,b.z,b.w):Ce.set(b,C,z,k),fe.viewport(ee.copy(Ce).multiplyScalar(En()).round())},this.getScissor=function(b){return b.copy(Qe)},this.setScissor=function(b,C,z,k){b.isVector4?Qe.set(b.x,b.y,b.z,b.w):Qe.set(b,C,z,k),fe.scissor(Me.copy(Qe).multiplyScalar(En()).round())},this.getScissorTest=function(){return nt},this.setScissorTest=function(b){fe.setScissorTest(nt=b)},this.setOpaqueSort=function(b){ke=b},this.setTransparentSort=function(b){mt=b},this.getClearColor=function(b){return b.copy(R.getClearColor())},this.setClearColor=function(){R.setClearColor(...arguments)},this.getClearAlpha=function(){return R.getClearAlpha()},this.setClearAlpha=function(){R.setClearAlpha(...arguments)},this.clear=function(b=!0,C=!0,z=!0){let k=0;if(b){let B=!1;if(ne!==null){let he=ne.texture.format;B=g.has(he)}if(B){let he=ne.texture.type,xe=m.has(he),ce=R.getClearColor(),ve=R.getClearAlpha(),Se=ce.r,Ue=ce.g,Xe=ce.b;xe?(_[0]=Se,_[1]=Ue,_[2]=Xe,_[3]=ve,D.clearBufferuiv(D.COLOR,0,_)):(T[0]=Se,T[1]=Ue,T[2]=Xe,T[3]=ve,D.clearBufferiv(D.COLOR,0,T))}else k|=D.COLOR_BUFFER_BIT}C&&(k|=D.DEPTH_BUFFER_BIT,this.state.buffers.depth.setMask(!0)),z&&(k|=D.STENCIL_BUFFER_BIT,this.state.buffers.stencil.setMask(4294967295)),k!==0&&D.clear(k)},this.clearColor=function(){this.clear(!0,!1,!1)},this.clearDepth=function(){this.clear(!1,!0,!1)},this.clearStencil=function(){this.clear(!1,!1,!0)},this.setNodesHandler=function(b){b.setRenderer(this),G=b},this.dispose=function(){t.removeEventListener("webglcontextlost",Te,!1),t.removeEventListener("webglcontextrestored",Be,!1),t.removeEventListener("webglcontextcreationerror",pe,!1),R.dispose(),ue.dispose(),$.dispose(),Le.dispose(),Re.dispose(),A.dispose(),te.dispose(),O.dispose(),ae.dispose(),we.dispose(),j.dispose(),ie.dispose(),ie.removeEventListener("sessionstart",Fh),ie.removeEventListener("sessionend",Oh),Qi.stop()};function Te(b){b.preventDefault(),Yr("WebGLRenderer: Context Lost."),U=!0}function Be(){Yr("WebGLRenderer: Context Restored."),U=!1;let b=yt.autoReset,C=oe.enabled,z=oe.autoUpdate,k=oe.needsUpdate,B=oe.type;ze(),yt.autoReset=b,oe.enabled=C,oe.autoUpdate=z,oe.needsUpdate=k,oe.type=B}function pe(b){Pe("WebGLRenderer: A WebGL context could not be created. Reason: ",b.statusMessage)}function et(b){let C=b.target;C.removeEventListener("dispose",et),Tt(C)}function Tt(b){Ii(b),Re.remove(b)}function Ii(b){let C=Re.get(b).programs;C!==void 0&&(C.forEach(function(z){j.releaseProgram(z)}),b.isShaderMaterial&&j.releaseShaderCache(b))}this.renderBufferDirect=function(b,C,z,k,B,he){C===null&&(C=Tn);let xe=B.isMesh&&B.matrixWorld.determinantAffine()<0,ce=i0(b,C,z,k,B);fe.setMaterial(k,xe);let ve=z.index,Se=1;if(k.wireframe===!0){if(ve=O.getWireframeAttribute(z),ve===void 0)return;Se=2}let Ue=z.drawRange,Xe=z.attributes.position,_e=Ue.start*Se,$e=(Ue.start+Ue.count)*Se;he!==null&&(_e=Math.max(_e,he.start*Se),$e=Math.min($e,(he.start+he.count)*Se)),ve!==null?(_e=Math.max(_e,0),$e=Math.min($e,ve.count)):Xe!=null&&(_e=Math.max(_e,0),$e=Math.min($e,Xe.count));let gt=$e-_e;if(gt<0||gt===1/0)return;ae.setup(B,k,ce,z,ve);let rt,it=H;if(ve!==null&&(rt=y.get(ve),it=le,it.setIndex(rt)),B.isMesh)k.wireframe===!0?(fe.setLineWidth(k.wireframeLinewidth*En()),it.setMode(D.LINES)):it.setMode(D.TRIANGLES);else if(B.isLine){let zt=k.linewidth;zt===void 0&&(zt=1),fe.setLineWidth(zt*En()),B.isLineSegments?it.setMode(D.LINES):B.isLineLoop?it.setMode(D.LINE_LOOP):it.setMode(D.LINE_STRIP)}else B.isPoints?it.setMode(D.POINTS):B.isSprite&&it.setMode(D.TRIANGLES);if(B.isBatchedMesh)if(ct.get("WEBGL_multi_draw"))it.renderMultiDraw(B._multiDrawStarts,B._multiDrawCounts,B._multiDrawCount);else{let zt=B._multiDrawStarts,be=B._multiDrawCounts,Kt=B._multiDrawCount,Je=ve?y.get(ve).bytesPerElement:1,es=Re.get(k).currentProgram.getUniforms();for(let Gt=0;Gt<Kt;Gt++)es.setValue(D,"_gl_DrawID",Gt),it.render(zt[Gt]/Je,be[Gt])}else if(B.isInstancedMesh)it.renderInstances(_e,gt,B.count);else if(z.isInstancedBufferGeometry){let zt=z._maxInstanceCount!==void 0?z._maxInstanceCount:1/0,be=Math.min(z.instanceCount,zt);it.renderInstances(_e,gt,be)}else it.render(_e,gt)};function kh(b,C,z,k){G!==null&&b.isNodeMaterial&&G.setObject(k,b),xt===!0&&Y.setState(b,z,!1),b.transparent===!0&&b.side===Fn&&b.forceSinglePass===!1?(b.side=kt,b.needsUpdate=!0,mr(b,C,k),b.side=Ji,b.needsUpdate=!0,mr(b,C,k),b.side=Fn):mr(b,C,k)}this.compile=function(b,C,z=null){z===null&&(z=b),G!==null&&G.renderStart(b,C,z),w=$.get(z),w.init(C),S.push(w),z.traverseVisible(function(B){B.isLight&&B.layers.test(C.layers)&&(w.pushLight(B),B.castShadow&&w.pushShadow(B))}),b!==z&&b.traverseVisible(function(B){B.isLight&&B.layers.test(C.layers)&&(w.pushLight(B),B.castShadow&&w.pushShadow(B))}),w.setupLights(),G!==null&&G.updateLights(w.state.lightsArray),cn=this.localClippingEnabled,xt=Y.init(this.clippingPlanes,cn),xt===!0&&Y.setGlobalState(this.clippingPlanes,C),G!==null&&oe.render(w.state.shadowsArray,z,C);let k=new Set;return b.traverse(function(B){if(!(B.isMesh||B.isPoints||B.isLine||B.isSprite))return;let he=B.material;if(he)if(Array.isArray(he))for(let xe=0;xe<he.length;xe++){let ce=he[xe];kh(ce,z,C,B),k.add(ce)}else kh(he,z,C,B),k.add(he)}),w=S.pop(),G!==null&&G.renderEnd(),k},this.compileAsync=function(b,C,z=null){let k=this.compile(b,C,z);return new Promise(B=>{function he(){if(k.forEach(function(xe){let ve=Re.get(xe).currentProgram;(ve===void 0||ve.isReady())&&k.delete(xe)}),k.size===0){B(b);return}setTimeout(he,10)}ct.get("KHR_parallel_shader_compile")!==null?he():setTimeout(he,10)})};let wc=null;function t0(b){wc&&wc(b)}function Fh(){Qi.stop()}function Oh(){Qi.start()}let Qi=new dm;Qi.setAnimationLoop(t0),typeof self<"u"&&Qi.setContext(self),this.setAnimationLoop=function(b){wc=b,ie.setAnimationLoop(b),b===null?Qi.stop():Qi.start()},ie.addEventListener("sessionstart",Fh),ie.addEventListener("sessionend",Oh),this.render=function(b,C){if(C!==void 0&&C.isCamera!==!0){Pe("WebGLRenderer.render: camera is not an instance of THREE.Camera.");return}if(U===!0)return;G!==null&&G.renderStart(b,C);let z=ie.enabled===!0&&ie.isPresenting===!0,k=F!==null&&(ne===null||z)&&F.begin(P,ne);if(b.matrixWorldAutoUpdate===!0&&b.updateMatrixWorld(),C.parent===null&&C.matrixWorldAutoUpdate===!0&&C.updateMatrixWorld(),ie.enabled===!0&&ie.isPresenting===!0&&(F===null||F.isCompositing()===!1)&&(ie.cameraAutoUpdate===!0&&ie.updateCamera(C),C=ie.getCamera()),b.isScene===!0&&b.onBeforeRender(P,b,C,ne),w=$.get(b,S.length),w.init(C),w.state.textureUnits=Le.getTextureUnits(),S.push(w),dt.multiplyMatrices(C.projectionMatrix,C.matrixWorldInverse),C.isArrayCamera?Pt.setFromArrayCamera(C):We.setFromProjectionMatrix(dt,Un,C.reversedDepth),cn=this.localClippingEnabled,xt=Y.init(this.clippingPlanes,cn),E=ue.get(b,x.length),E.init(),x.push(E),this.info.render.frame++,ie.enabled===!0&&ie.isPresenting===!0){let xe=P.xr.getDepthSensingMesh();xe!==null&&Tc(xe,C,-1/0,P.sortObjects)}Tc(b,C,0,P.sortObjects),E.finish(),G!==null&&G.updateLights(w.state.lightsArray),P.sortObjects===!0&&E.sort(ke,mt),An=ie.enabled===!1||ie.isPresenting===!1||ie.hasDepthSensing()===!1,An&&R.addToRenderList(E,b),this.info.autoReset===!0&&this.info.reset(),xt===!0&&Y.beginShadows();let B=w.state.shadowsArray;if(oe.render(B,b,C),xt===!0&&Y.endShadows(),(k&&F.hasRenderPass())===!1){let xe=E.opaque,ce=E.transmissive;if(w.setupLights(),C.isArrayCamera){let ve=C.cameras;if(ce.length>0)for(let Se=0,Ue=ve.length;Se<Ue;Se++){let Xe=ve[Se];zh(xe,ce,b,Xe)}An&&R.render(b);for(let Se=0,Ue=ve.length;Se<Ue;Se++){let Xe=ve[Se];Bh(E,b,Xe,Xe.viewport)}}else ce.length>0&&zh(xe,ce,b,C),An&&R.render(b),Bh(E,b,C)}ne!==null&&V===0&&(Le.updateMultisampleRenderTarget(ne),Le.updateRenderTargetMipmap(ne)),k&&F.end(P),b.isScene===!0&&b.onAfterRender(P,b,C),ae.resetDefaultState(),W=-1,Q=null,S.pop(),S.length>0?(w=S[S.length-1],Le.setTextureUnits(w.state.textureUnits),xt===!0&&Y.setGlobalState(P.clippingPlanes,w.state.camera)):w=null,x.pop(),x.length>0?E=x[x.length-1]:E=null,G!==null&&G.renderEnd()};function Tc(b,C,z,k){if(b.visible===!1)return;if(b.layers.test(C.layers)){if(b.isGroup)z=b.renderOrder;else if(b.isLOD)b.autoUpdate===!0&&b.update(C);else if(b.isLight)w.pushLight(b),b.castShadow&&w.pushShadow(b);else if(b.isSprite){let xe=C.isArrayCamera?Pt:We;if(!b.frustumCulled||b.intersectsFrustum(xe)){k&&wt.setFromMatrixPosition(b.matrixWorld).applyMatrix4(dt);let ce=te.update(b),ve=b.material;ve.visible&&E.push(b,ce,ve,z,wt.z,null,C)}}else if(b.isMesh||b.isLine||b.isPoints){let xe=C.isArrayCamera?Pt:We;if(!b.frustumCulled||b.intersectsFrustum(xe)){let ce=te.update(b),ve=b.material;if(k&&(b.boundingSphere!==void 0?(b.boundingSphere===null&&b.computeBoundingSphere(),wt.copy(b.boundingSphere.center)):(ce.boundingSphere===null&&ce.computeBoundingSphere(),wt.copy(ce.boundingSphere.center)),wt.applyMatrix4(b.matrixWorld).applyMatrix4(dt)),Array.isArray(ve)){let Se=ce.groups;for(let Ue=0,Xe=Se.length;Ue<Xe;Ue++){let _e=Se[Ue],$e=ve[_e.materialIndex];$e&&$e.visible&&E.push(b,ce,$e,z,wt.z,_e,C)}}else ve.visible&&E.push(b,ce,ve,z,wt.z,null,C)}}}let he=b.children;for(let xe=0,ce=he.length;xe<ce;xe++)Tc(he[xe],C,z,k)}function Bh(b,C,z,k){let{opaque:B,transmissive:he,transparent:xe}=b;w.setupLightsView(z),xt===!0&&Y.setGlobalState(P.clippingPlanes,z),k&&fe.viewport(ee.copy(k)),B.length>0&&Ia(B,C,z),he.length>0&&Ia(he,C,z),xe.length>0&&Ia(xe,C,z),fe.buffers.depth.setTest(!0),fe.buffers.depth.setMask(!0),fe.buffers.color.setMask(!0),fe.setPolygonOffset(!1)}function zh(b,C,z,k){if((z.isScene===!0?z.overrideMaterial:null)!==null)return;if(w.state.transmissionRenderTarget[k.id]===void 0){let _e=ct.has("EXT_color_buffer_half_float")||ct.has("EXT_color_buffer_float");w.state.transmissionRenderTarget[k.id]=new Mn(1,1,{generateMipmaps:!0,type:_e?qn:pn,minFilter:Ei,samples:Math.max(4,ut.samples),stencilBuffer:r,resolveDepthBuffer:!1,resolveStencilBuffer:!1,storeMultisampledDepthBuffer:!1,storeMultisampledStencilBuffer:!1,colorSpace:Ye.workingColorSpace})}let he=w.state.transmissionRenderTarget[k.id],xe=k.viewport||ee;he.setSize(xe.z*P.transmissionResolutionScale,xe.w*P.transmissionResolutionScale);let ce=P.getRenderTarget(),ve=P.getActiveCubeFace(),Se=P.getActiveMipmapLevel();P.setRenderTarget(he),P.getClearColor(Z),me=P.getClearAlpha(),me<1&&P.setClearColor(16777215,.5),P.clear(),An&&R.render(z);let Ue=P.toneMapping;P.toneMapping=ri;let Xe=k.viewport;if(k.viewport!==void 0&&(k.viewport=void 0),w.setupLightsView(k),xt===!0&&Y.setGlobalState(P.clippingPlanes,k),Ia(b,z,k),Le.updateMultisampleRenderTarget(he),Le.updateRenderTargetMipmap(he),ct.has("WEBGL_multisampled_render_to_texture")===!1){let _e=!1;for(let $e=0,gt=C.length;$e<gt;$e++){let rt=C[$e],{object:it,geometry:zt,material:be,group:Kt}=rt;if(be.side===Fn&&it.layers.test(k.layers)){let Je=be.side;be.side=kt,be.needsUpdate=!0,Gh(it,z,k,zt,be,Kt),be.side=Je,be.needsUpdate=!0,_e=!0}}_e===!0&&(Le.updateMultisampleRenderTarget(he),Le.updateRenderTargetMipmap(he))}P.setRenderTarget(ce,ve,Se),P.setClearColor(Z,me),Xe!==void 0&&(k.viewport=Xe),P.toneMapping=Ue}function Ia(b,C,z){let k=C.isScene===!0?C.overrideMaterial:null;for(let B=0,he=b.length;B<he;B++){let xe=b[B],{object:ce,geometry:ve,group:Se}=xe,Ue=xe.material;Ue.allowOverride===!0&&k!==null&&(Ue=k),ce.layers.test(z.layers)&&Gh(ce,C,z,ve,Ue,Se)}}function Gh(b,C,z,k,B,he){G!==null&&B.isNodeMaterial&&G.setObject(b,B),b.onBeforeRender(P,C,z,k,B,he),b.modelViewMatrix.multiplyMatrices(z.matrixWorldInverse,b.matrixWorld),b.normalMatrix.getNormalMatrix(b.modelViewMatrix),B.onBeforeRender(P,C,z,k,b,he),B.transparent===!0&&B.side===Fn&&B.forceSinglePass===!1?(B.side=kt,B.needsUpdate=!0,P.renderBufferDirect(z,C,k,B,b,he),B.side=Ji,B.needsUpdate=!0,P.renderBufferDirect(z,C,k,B,b,he),B.side=Fn):P.renderBufferDirect(z,C,k,B,b,he),b.onAfterRender(P,C,z,k,B,he)}function Vh(b){let C=0;for(let z of b)z.texture!==null&&C++;return C}function mr(b,C,z){C.isScene!==!0&&(C=Tn);let k=Re.get(b),B=w.state.lights,he=w.state.shadowsArray,xe=B.state.version,ce=j.getParameters(b,B.state,he,C,z,w.state.lightProbeGridArray),ve=j.getProgramCacheKey(ce),Se=k.programs;k.environment=b.isMeshStandardMaterial||b.isMeshLambertMaterial||b.isMeshPhongMaterial?C.environment:null,k.fog=C.fog;let Ue=b.isMeshStandardMaterial||b.isMeshLambertMaterial&&!b.envMap||b.isMeshPhongMaterial&&!b.envMap;k.envMap=A.get(b.envMap||k.environment,Ue),k.envMapRotation=k.environment!==null&&b.envMap===null?C.environmentRotation:b.envMapRotation,Se===void 0&&(b.addEventListener("dispose",et),Se=new Map,k.programs=Se,k.programVariants=new Map);let Xe=Se.get(ve);if(Xe!==void 0){if(k.currentProgram===Xe&&k.lightsStateVersion===xe)return Wh(b,ce),Xe}else ce.uniforms=j.getUniforms(b),G!==null&&b.isNodeMaterial&&G.build(b,z,ce),b.onBeforeCompile(ce,P),Xe=j.acquireProgram(ce,ve),Se.set(ve,Xe),k.uniforms=ce.uniforms;let _e=k.uniforms;return(!b.isShaderMaterial&&!b.isRawShaderMaterial||b.clipping===!0)&&(_e.clippingPlanes=Y.uniform),Wh(b,ce),k.needsLights=r0(b),k.lightsStateVersion=xe,k.needsLights&&(_e.ambientLightColor.value=B.state.ambient,_e.lightProbe.value=B.state.probe,_e.sunLights.value=B.state.sun,_e.sunLightShadows.value=B.state.sunShadow,_e.directionalLights.value=B.state.directional,_e.directionalLightShadows.value=B.state.directionalShadow,_e.spotLights.value=B.state.spot,_e.spotLightShadows.value=B.state.spotShadow,_e.rectAreaLights.value=B.state.rectArea,_e.ltc_1.value=B.state.rectAreaLTC1,_e.ltc_2.value=B.state.rectAreaLTC2,_e.pointLights.value=B.state.point,_e.pointLightShadows.value=B.state.pointShadow,_e.hemisphereLights.value=B.state.hemi,_e.sunShadowMatrix.value=B.state.sunShadowMatrix,_e.sunShadowCascade.value=B.state.sunShadowCascade,_e.directionalShadowMatrix.value=B.state.directionalShadowMatrix,_e.spotLightMatrix.value=B.state.spotLightMatrix,_e.spotLightMap.value=B.state.spotLightMap,_e.pointShadowMatrix.value=B.state.pointShadowMatrix),k.numLightProbeGrids=Vh(w.state.lightProbeGridArray),k.currentProgram=Xe,k.uniformsList=null,Xe}function n0(b,C,z,k,B){let he=Re.get(b),xe=he.currentProgram.id+","+k+","+B,ce=he.programVariants.get(xe);return ce===void 0?(ce=mr(b,C,z),he.programVariants.set(xe,ce)):(he.currentProgram=ce,he.uniformsList=null,he.outputColorSpace=k,he.toneMapping=B),ce}function Hh(b){if(b.uniformsList===null){let C=b.currentProgram.getUniforms();b.uniformsList=hr.seqWithValue(C.seq,b.uniforms)}return b.uniformsList}function Wh(b,C){let z=Re.get(b);z.outputColorSpace=C.outputColorSpace,z.batching=C.batching,z.batchingColor=C.batchingColor,z.instancing=C.instancing,z.instancingColor=C.instancingColor,z.instancingMorph=C.instancingMorph,z.skinning=C.skinning,z.morphTargets=C.morphTargets,z.morphNormals=C.morphNormals,z.morphColors=C.morphColors,z.morphTargetsCount=C.morphTargetsCount,z.numClippingPlanes=C.numClippingPlanes,z.numIntersection=C.numClipIntersection,z.vertexAlphas=C.vertexAlphas,z.vertexTangents=C.vertexTangents,z.toneMapping=C.toneMapping}function i0(b,C,z,k,B){C.isScene!==!0&&(C=Tn),Le.resetTextureUnits();let he=C.fog,xe=k.isMeshStandardMaterial||k.isMeshLambertMaterial||k.isMeshPhongMaterial?C.environment:null,ce=ne===null?P.outputColorSpace:ne.isXRRenderTarget===!0?ne.texture.colorSpace:Ye.workingColorSpace,ve=k.isMeshStandardMaterial||k.isMeshLambertMaterial&&!k.envMap||k.isMeshPhongMaterial&&!k.envMap,Se=A.get(k.envMap||xe,ve),Ue=k.vertexColors===!0&&!!z.attributes.color&&z.attributes.color.itemSize===4,Xe=!!z.attributes.tangent&&(!!k.normalMap||k.anisotropy>0),_e=!!z.morphAttributes.position,$e=!!z.morphAttributes.normal,gt=!!z.morphAttributes.color,rt=ri;k.toneMapped&&(ne===null||ne.isXRRenderTarget===!0)&&(rt=P.toneMapping);let it=z.morphAttributes.position||z.morphAttributes.normal||z.morphAttributes.color,zt=it!==void 0?it.length:0,be=Re.get(k),Kt=w.state.lights;if(xt===!0&&(cn===!0||b!==Q)){let ft=b===Q&&k.id===W;Y.setState(k,b,ft)}let Je=!1,es=!1;k.version===be.__version?be.needsLights&&be.lightsStateVersion!==Kt.state.version||B.isBatchedMesh&&be.batching===!1||!B.isBatchedMesh&&be.batching===!0||B.isBatchedMesh&&be.batchingColor===!0&&B._colorsTexture===null||B.isBatchedMesh&&be.batchingColor===!1&&B._colorsTexture!==null||B.isInstancedMesh&&be.instancing===!1||!B.isInstancedMesh&&be.instancing===!0||B.isSkinnedMesh&&be.skinning===!1||!B.isSkinnedMesh&&be.skinning===!0||B.isInstancedMesh&&be.instancingColor===!0&&B.instanceColor===null||B.isInstancedMesh&&be.instancingColor===!1&&B.instanceColor!==null||B.isInstancedMesh&&be.instancingMorph===!0&&B.morphTexture===null||B.isInstancedMesh&&be.instancingMorph===!1&&B.morphTexture!==null||be.envMap!==Se||k.fog===!0&&be.fog!==he||be.numClippingPlanes!==void 0&&(be.numClippingPlanes!==Y.numPlanes||be.numIntersection!==Y.numIntersection)||be.vertexAlphas!==Ue||be.vertexTangents!==Xe||be.morphTargets!==_e||be.morphNormals!==$e||be.morphColors!==gt||be.morphTargetsCount!==zt||be.numLightProbeGrids!==Vh(w.state.lightProbeGridArray)?Je=!0:(be.outputColorSpace!==ce||be.toneMapping!==rt)&&(es=!0):(Je=!0,be.__version=k.version);let Gt=be.currentProgram;(Je===!0||es===!0)&&(Gt=es===!0?n0(k,C,B,ce,rt):mr(k,C,B),G&&k.isNodeMaterial&&G.onUpdateProgram(k,Gt,be));let Pa=!1,Pi=!1,ts=!1,Ze=Gt.getUniforms(),Dt=be.uniforms;if(fe.useProgram(Gt.program)&&(Pa=!0,Pi=!0,ts=!0),k.id!==W&&(W=k.id,Pi=!0),Pa||Q!==b){fe.buffers.depth.getReversed()&&b.reversedDepth!==!0&&(b._reversedDepth=!0,b.updateProjectionMatrix()),Ze.setValue(D,"projectionMatrix",b.projectionMatrix),Ze.setValue(D,"viewMatrix",b.matrixWorldInverse);let At=Ze.map.cameraPosition;At!==void 0&&At.setValue(D,Zn.setFromMatrixPosition(b.matrixWorld)),ut.logarithmicDepthBuffer&&Ze.setValue(D,"logDepthBufFC",2/(Math.log(b.far+1)/Math.LN2)),(k.isMeshPhongMaterial||k.isMeshToonMaterial||k.isMeshLambertMaterial||k.isMeshBasicMaterial||k.isMeshStandardMaterial||k.isShaderMaterial)&&Ze.setValue(D,"isOrthographic",b.isOrthographicCamera===!0),Q!==b&&(Q=b,Pi=!0,ts=!0)}if(be.needsLights&&(Kt.state.sunShadowMap.length>0&&Ze.setValue(D,"sunShadowMap",Kt.state.sunShadowMap,Le),Kt.state.directionalShadowMap.length>0&&Ze.setValue(D,"directionalShadowMap",Kt.state.directionalShadowMap,Le),Kt.state.spotShadowMap.length>0&&Ze.setValue(D,"spotShadowMap",Kt.state.spotShadowMap,Le),Kt.state.pointShadowMap.length>0&&Ze.setValue(D,"pointShadowMap",Kt.state.pointShadowMap,Le)),B.isSkinnedMesh){Ze.setOptional(D,B,"bindMatrix"),Ze.setOptional(D,B,"bindMatrixInverse");let ft=B.skeleton;ft&&(ft.boneTexture===null&&ft.computeBoneTexture(),Ze.setValue(D,"boneTexture",ft.boneTexture,Le))}B.isBatchedMesh&&(Ze.setOptional(D,B,"batchingTexture"),Ze.setValue(D,"batchingTexture",B._matricesTexture,Le),Ze.setOptional(D,B,"batchingIdTexture"),Ze.setValue(D,"batchingIdTexture",B._indirectTexture,Le),Ze.setOptional(D,B,"batchingColorTexture"),B._colorsTexture!==null&&Ze.setValue(D,"batchingColorTexture",B._colorsTexture,Le));let On=z.morphAttributes;if((On.position!==void 0||On.normal!==void 0||On.color!==void 0)&&J.update(B,z,Gt),(Pi||be.receiveShadow!==B.receiveShadow)&&(be.receiveShadow=B.receiveShadow,Ze.setValue(D,"receiveShadow",B.receiveShadow)),(k.isMeshStandardMaterial||k.isMeshLambertMaterial||k.isMeshPhongMaterial)&&k.envMap===null&&C.environment!==null&&(Dt.envMapIntensity.value=C.environmentIntensity),Dt.dfgLUT!==void 0&&(Dt.dfgLUT.value=c2()),Pi){if(Ze.setValue(D,"toneMappingExposure",P.toneMappingExposure),be.needsLights&&s0(Dt,ts),he&&k.fog===!0&&re.refreshFogUniforms(Dt,he),re.refreshMaterialUniforms(Dt,k,ge,Ee,w.state.transmissionRenderTarget[b.id]),be.needsLights&&be.numLightProbeGrids>0){let ft=M,At=0;for(let ui of w.state.lightProbeGridArray)ui.texture!==null&&(ft.textures[At]=ui.texture,ft.min[At]=ui.boundingBox.min,ft.max[At]=ui.boundingBox.max,ft.resolution[At]=ui.resolution,At++);for(let ui in ft)ft[ui].length=At;Dt.probesSH.value=ft.textures,Dt.probesMin.value=ft.min,Dt.probesMax.value=ft.max,Dt.probesResolution.value=ft.resolution}hr.upload(D,Hh(be),Dt,Le)}if(k.isShaderMaterial&&k.uniformsNeedUpdate===!0&&(hr.upload(D,Hh(be),Dt,Le),k.uniformsNeedUpdate=!1),k.isSpriteMaterial&&Ze.setValue(D,"center",B.center),Ze.setValue(D,"modelViewMatrix",B.modelViewMatrix),Ze.setValue(D,"normalMatrix",B.normalMatrix),Ze.setValue(D,"modelMatrix",B.matrixWorld),k.uniformsGroups!==void 0){let ft=k.uniformsGroups;for(let At=0,ui=ft.length;At<ui;At++){let $h=ft[At];we.update($h,Gt),we.bind($h,Gt)}}return Gt}function s0(b,C){b.ambientLightColor.needsUpdate=C,b.lightProbe.needsUpdate=C,b.sunLights.needsUpdate=C,b.sunLightShadows.needsUpdate=C,b.directionalLights.needsUpdate=C,b.directionalLightShadows.needsUpdate=C,b.pointLights.needsUpdate=C,b.pointLightShadows.needsUpdate=C,b.spotLights.needsUpdate=C,b.spotLightShadows.needsUpdate=C,b.rectAreaLights.needsUpdate=C,b.hemisphereLights.needsUpdate=C}function r0(b){return b.isMeshLambertMaterial||b.isMeshToonMaterial||b.isMeshPhongMaterial||b.isMeshStandardMaterial||b.isShadowMaterial||b.isShaderMaterial&&b.lights===!0}this.getActiveCubeFace=function(){return K},this.getActiveMipmapLevel=function(){return V},this.getRenderTarget=function(){return ne},this.setRenderTargetTextures=function(b,C,z){let k=Re.get(b);k.__autoAllocateDepthBuffer=b.resolveDepthBuffer===!1,k.__autoAllocateDepthBuffer===!1&&(k.__useRenderToTexture=!1),Re.get(b.texture).__webglTexture=C,Re.get(b.depthTexture).__webglTexture=k.__autoAllocateDepthBuffer?void 0:z,k.__hasExternalTextures=!0},this.setRenderTargetFramebuffer=function(b,C){let z=Re.get(b);z.__webglFramebuffer=C,z.__useDefaultFramebuffer=C===void 0},this.setRenderTarget=function(b,C=0,z=0){ne=b,K=C,V=z;let k=null,B=!1,he=!1;if(b){let ce=Re.get(b);if(ce.__useDefaultFramebuffer!==void 0){fe.bindFramebuffer(D.FRAMEBUFFER,ce.__webglFramebuffer),ee.copy(b.viewport),Me.copy(b.scissor),Ne=b.scissorTest,fe.viewport(ee),fe.scissor(Me),fe.setScissorTest(Ne),W=-1;return}else if(ce.__webglFramebuffer===void 0)Le.setupRenderTarget(b);else if(ce.__hasExternalTextures)Le.rebindTextures(b,Re.get(b.texture).__webglTexture,Re.get(b.depthTexture).__webglTexture);else if(b.depthBuffer){let Ue=b.depthTexture;if(ce.__boundDepthTexture!==Ue){if(Ue!==null&&Re.has(Ue)&&(b.width!==Ue.image.width||b.height!==Ue.image.height))throw new Error("THREE.WebGLRenderer: Attached DepthTexture is initialized to the incorrect size.");Le.setupDepthRenderbuffer(b)}}let ve=b.texture;(ve.isData3DTexture||ve.isDataArrayTexture||ve.isCompressedArrayTexture)&&(he=!0);let Se=Re.get(b).__webglFramebuffer;b.isWebGLCubeRenderTarget?(Array.isArray(Se[C])?k=Se[C][z]:k=Se[C],B=!0):b.samples>0&&Le.useMultisampledRTT(b)===!1?k=Re.get(b).__webglMultisampledFramebuffer:Array.isArray(Se)?k=Se[z]:k=Se,ee.copy(b.viewport),Me.copy(b.scissor),Ne=b.scissorTest}else ee.copy(Ce).multiplyScalar(ge).floor(),Me.copy(Qe).multiplyScalar(ge).floor(),Ne=nt;if(z!==0&&(k=q),fe.bindFramebuffer(D.FRAMEBUFFER,k)&&fe.drawBuffers(b,k),fe.viewport(ee),fe.scissor(Me),fe.setScissorTest(Ne),B){let ce=Re.get(b.texture);D.framebufferTexture2D(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_CUBE_MAP_POSITIVE_X+C,ce.__webglTexture,z)}else if(he){let ce=C;for(let ve=0;ve<b.textures.length;ve++){let Se=Re.get(b.textures[ve]);D.framebufferTextureLayer(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0+ve,Se.__webglTexture,z,ce)}}else if(b!==null&&z!==0){let ce=Re.get(b.texture);D.framebufferTexture2D(D.FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,ce.__webglTexture,z)}W=-1};function Xh(b){let C=Re.get(b);return(C.__readFormat!==b.format||C.__readType!==b.type)&&(C.__readFormat=b.format,C.__readType=b.type,C.__formatReadable=ut.textureFormatReadable(b.format),C.__typeReadable=ut.textureTypeReadable(b.type)),C}this.readRenderTargetPixels=function(b,C,z,k,B,he,xe,ce=0){if(!(b&&b.isWebGLRenderTarget)){Pe("WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");return}let ve=Re.get(b).__webglFramebuffer;if(b.isWebGLCubeRenderTarget&&xe!==void 0&&(ve=ve[xe],Array.isArray(ve)&&(ve=ve[0])),ve){fe.bindFramebuffer(D.FRAMEBUFFER,ve);try{let Se=b.textures[ce],Ue=Se.format,Xe=Se.type;b.textures.length>1&&D.readBuffer(D.COLOR_ATTACHMENT0+ce);let _e=Xh(Se);if(_e.__formatReadable===!1){Pe("WebGLRenderer.readRenderTargetPixels: renderTarget is not in RGBA or implementation defined format.");return}if(_e.__typeReadable===!1){Pe("WebGLRenderer.readRenderTargetPixels: renderTarget is not in UnsignedByteType or implementation defined type.");return}C>=0&&C<=b.width-k&&z>=0&&z<=b.height-B&&D.readPixels(C,z,k,B,se.convert(Ue),se.convert(Xe),he)}finally{let Se=ne!==null?Re.get(ne).__webglFramebuffer:null;fe.bindFramebuffer(D.FRAMEBUFFER,Se)}}},this.readRenderTargetPixelsAsync=async function(b,C,z,k,B,he,xe,ce=0){if(!(b&&b.isWebGLRenderTarget))throw new Error("THREE.WebGLRenderer.readRenderTargetPixels: renderTarget is not THREE.WebGLRenderTarget.");let ve=Re.get(b).__webglFramebuffer;if(b.isWebGLCubeRenderTarget&&xe!==void 0&&(ve=ve[xe],Array.isArray(ve)&&(ve=ve[0])),ve)if(C>=0&&C<=b.width-k&&z>=0&&z<=b.height-B){fe.bindFramebuffer(D.FRAMEBUFFER,ve);let Se=b.textures[ce],Ue=Se.format,Xe=Se.type;b.textures.length>1&&D.readBuffer(D.COLOR_ATTACHMENT0+ce);let _e=Xh(Se);if(_e.__formatReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in RGBA or implementation defined format.");if(_e.__typeReadable===!1)throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: renderTarget is not in UnsignedByteType or implementation defined type.");let $e=D.createBuffer();D.bindBuffer(D.PIXEL_PACK_BUFFER,$e),D.bufferData(D.PIXEL_PACK_BUFFER,he.byteLength,D.STREAM_READ),D.readPixels(C,z,k,B,se.convert(Ue),se.convert(Xe),0),D.bindBuffer(D.PIXEL_PACK_BUFFER,null);let gt=ne!==null?Re.get(ne).__webglFramebuffer:null;fe.bindFramebuffer(D.FRAMEBUFFER,gt);let rt=D.fenceSync(D.SYNC_GPU_COMMANDS_COMPLETE,0);return D.flush(),await zp(D,rt,4),D.bindBuffer(D.PIXEL_PACK_BUFFER,$e),D.getBufferSubData(D.PIXEL_PACK_BUFFER,0,he),D.bindBuffer(D.PIXEL_PACK_BUFFER,null),D.deleteBuffer($e),D.deleteSync(rt),he}else throw new Error("THREE.WebGLRenderer.readRenderTargetPixelsAsync: requested read bounds are out of range.")},this.copyFramebufferToTexture=function(b,C=null,z=0){let k=Math.pow(2,-z),B=Math.floor(b.image.width*k),he=Math.floor(b.image.height*k),xe=C!==null?C.x:0,ce=C!==null?C.y:0;Le.setTexture2D(b,0),D.copyTexSubImage2D(D.TEXTURE_2D,z,0,0,xe,ce,B,he),fe.unbindTexture()},this.copyTextureToTexture=function(b,C,z=null,k=null,B=0,he=0){let xe,ce,ve,Se,Ue,Xe,_e,$e,gt,rt=b.isCompressedTexture?b.mipmaps[he]:b.image;if(z!==null)xe=z.max.x-z.min.x,ce=z.max.y-z.min.y,ve=z.isBox3?z.max.z-z.min.z:1,Se=z.min.x,Ue=z.min.y,Xe=z.isBox3?z.min.z:0;else{let Ze=Math.pow(2,-B);xe=Math.floor(rt.width*Ze),ce=Math.floor(rt.height*Ze),b.isDataArrayTexture?ve=rt.depth:b.isData3DTexture?ve=Math.floor(rt.depth*Ze):ve=1,Se=0,Ue=0,Xe=0}k!==null?(_e=k.x,$e=k.y,gt=k.z):(_e=0,$e=0,gt=0);let it=se.convert(C.format),zt=se.convert(C.type),be;C.isData3DTexture?(Le.setTexture3D(C,0),be=D.TEXTURE_3D):C.isDataArrayTexture||C.isCompressedArrayTexture?(Le.setTexture2DArray(C,0),be=D.TEXTURE_2D_ARRAY):(Le.setTexture2D(C,0),be=D.TEXTURE_2D),fe.activeTexture(D.TEXTURE0),fe.pixelStorei(D.UNPACK_FLIP_Y_WEBGL,C.flipY),fe.pixelStorei(D.UNPACK_PREMULTIPLY_ALPHA_WEBGL,C.premultiplyAlpha),fe.pixelStorei(D.UNPACK_ALIGNMENT,C.unpackAlignment);let Kt=fe.getParameter(D.UNPACK_ROW_LENGTH),Je=fe.getParameter(D.UNPACK_IMAGE_HEIGHT),es=fe.getParameter(D.UNPACK_SKIP_PIXELS),Gt=fe.getParameter(D.UNPACK_SKIP_ROWS),Pa=fe.getParameter(D.UNPACK_SKIP_IMAGES);fe.pixelStorei(D.UNPACK_ROW_LENGTH,rt.width),fe.pixelStorei(D.UNPACK_IMAGE_HEIGHT,rt.height),fe.pixelStorei(D.UNPACK_SKIP_PIXELS,Se),fe.pixelStorei(D.UNPACK_SKIP_ROWS,Ue),fe.pixelStorei(D.UNPACK_SKIP_IMAGES,Xe);let Pi=b.isDataArrayTexture||b.isData3DTexture,ts=C.isDataArrayTexture||C.isData3DTexture;if(b.isDepthTexture){let Ze=Re.get(b),Dt=Re.get(C),On=Re.get(Ze.__renderTarget),ft=Re.get(Dt.__renderTarget);fe.bindFramebuffer(D.READ_FRAMEBUFFER,On.__webglFramebuffer),fe.bindFramebuffer(D.DRAW_FRAMEBUFFER,ft.__webglFramebuffer);for(let At=0;At<ve;At++)Pi&&(D.framebufferTextureLayer(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Re.get(b).__webglTexture,B,Xe+At),D.framebufferTextureLayer(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Re.get(C).__webglTexture,he,gt+At)),D.blitFramebuffer(Se,Ue,Se+xe,Ue+ce,_e,$e,_e+xe,$e+ce,D.DEPTH_BUFFER_BIT,D.NEAREST);fe.bindFramebuffer(D.READ_FRAMEBUFFER,null),fe.bindFramebuffer(D.DRAW_FRAMEBUFFER,null)}else if(B!==0||b.isRenderTargetTexture||Re.has(b)){let Ze=Re.get(b),Dt=Re.get(C);fe.bindFramebuffer(D.READ_FRAMEBUFFER,I),fe.bindFramebuffer(D.DRAW_FRAMEBUFFER,X);for(let On=0;On<ve;On++)Pi?D.framebufferTextureLayer(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Ze.__webglTexture,B,Xe+On):D.framebufferTexture2D(D.READ_FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,Ze.__webglTexture,B),ts?D.framebufferTextureLayer(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,Dt.__webglTexture,he,gt+On):D.framebufferTexture2D(D.DRAW_FRAMEBUFFER,D.COLOR_ATTACHMENT0,D.TEXTURE_2D,Dt.__webglTexture,he),B!==0?D.blitFramebuffer(Se,Ue,Se+xe,Ue+ce,_e,$e,_e+xe,$e+ce,D.COLOR_BUFFER_BIT,D.NEAREST):ts?D.copyTexSubImage3D(be,he,_e,$e,gt+On,Se,Ue,xe,ce):D.copyTexSubImage2D(be,he,_e,$e,Se,Ue,xe,ce);fe.bindFramebuffer(D.READ_FRAMEBUFFER,null),fe.bindFramebuffer(D.DRAW_FRAMEBUFFER,null)}else ts?b.isDataTexture||b.isData3DTexture?D.texSubImage3D(be,he,_e,$e,gt,xe,ce,ve,it,zt,rt.data):C.isCompressedArrayTexture?D.compressedTexSubImage3D(be,he,_e,$e,gt,xe,ce,ve,it,rt.data):D.texSubImage3D(be,he,_e,$e,gt,xe,ce,ve,it,zt,rt):b.isDataTexture?D.texSubImage2D(D.TEXTURE_2D,he,_e,$e,xe,ce,it,zt,rt.data):b.isCompressedTexture?D.compressedTexSubImage2D(D.TEXTURE_2D,he,_e,$e,rt.width,rt.height,it,rt.data):D.texSubImage2D(D.TEXTURE_2D,he,_e,$e,xe,ce,it,zt,rt);fe.pixelStorei(D.UNPACK_ROW_LENGTH,Kt),fe.pixelStorei(D.UNPACK_IMAGE_HEIGHT,Je),fe.pixelStorei(D.UNPACK_SKIP_PIXELS,es),fe.pixelStorei(D.UNPACK_SKIP_ROWS,Gt),fe.pixelStorei(D.UNPACK_SKIP_IMAGES,Pa),he===0&&C.generateMipmaps===!0&&C.mipmapsAutoUpdate===!0&&D.generateMipmap(be),fe.unbindTexture()},this.initRenderTarget=function(b){Re.get(b).__webglFramebuffer===void 0&&Le.setupRenderTarget(b)},this.initTexture=function(b){b.isCubeTexture?Le.setTextureCube(b,0):b.isData3DTexture?Le.setTexture3D(b,0):b.isDataArrayTexture||b.isCompressedArrayTexture?Le.setTexture2DArray(b,0):Le.setTexture2D(b,0),fe.unbindTexture()},this.resetState=function(){K=0,V=0,ne=null,fe.reset(),ae.reset()},typeof __THREE_DEVTOOLS__<"u"&&__THREE_DEVTOOLS__.dispatchEvent(new CustomEvent("observe",{detail:this}))}get coordinateSystem(){return Un}get outputColorSpace(){return this._outputColorSpace}set outputColorSpace(e){this._outputColorSpace=e;let t=this.getContext();t.drawingBufferColorSpace=Ye._getDrawingBufferColorSpace(e),t.unpackColorSpace=Ye._getUnpackColorSpace()}};de.line={worldUnits:{value:1},linewidth:{value:1},resolution:{value:new He},dashOffset:{value:0},dashScale:{value:1},dashSize:{value:1},gapSize:{value:1}};ln.line={uniforms:wa.merge([de.common,de.fog,de.line]),vertexShader:`
		#include <common>
		#include <color_pars_vertex>
		#include <fog_pars_vertex>
		#include <logdepthbuf_pars_vertex>
		#include <clipping_planes_pars_vertex>

		uniform float linewidth;
		uniform vec2 resolution;

		attribute vec3 instanceStart;
		attribute vec3 instanceEnd;

		attribute vec3 instanceColorStart;
		attribute vec3 instanceColorEnd;

		#ifdef WORLD_UNITS

			varying vec4 worldPos;
			varying vec3 worldStart;
			varying vec3 worldEnd;

			#ifdef USE_DASH

				varying vec2 vUv;

			#endif

		#else

			varying vec2 vUv;

		#endif

		#ifdef USE_DASH

			uniform float dashScale;
			attribute float instanceDistanceStart;
			attribute float instanceDistanceEnd;
			varying float vLineDistance;

		#endif

		float trimSegmentAlpha( const in vec4 start, const in vec4 end ) {

			// compute the interpolation factor needed to trim the segment so it terminates
			// between the camera plane and the near plane

			// conservative estimate of the near plane
			float a = projectionMatrix[ 2 ][ 2 ]; // 3nd entry in 3th column
			float b = projectionMatrix[ 3 ][ 2 ]; // 3nd entry in 4th column

			// we need different nearEstimate formula for reversed and default depth buffer
			// a is positive with a reversed depth buffer so it can be used for controlling the code flow
			float nearEstimate = ( a > 0.0 ) ? ( - b / ( a + 1.0 ) ) : ( - 0.5 * b / a );

			return ( nearEstimate - start.z ) / ( end.z - start.z );

		}

		void main() {

			#ifdef USE_COLOR

				vColor.xyz = ( position.y < 0.5 ) ? instanceColorStart : instanceColorEnd;

			#endif

			float aspect = resolution.x / resolution.y;

			// camera space
			vec4 start = modelViewMatrix * vec4( instanceStart, 1.0 );
			vec4 end = modelViewMatrix * vec4( instanceEnd, 1.0 );

			#ifdef USE_DASH

				float lineDistanceStart = dashScale * instanceDistanceStart;
				float lineDistanceEnd = dashScale * instanceDistanceEnd;

			#endif

			#ifdef WORLD_UNITS

				worldStart = start.xyz;
				worldEnd = end.xyz;

			#else

				vUv = uv;

			#endif

			// special case for perspective projection, and segments that terminate either in, or behind, the camera plane
			// clearly the gpu firmware has a way of addressing this issue when projecting into ndc space
			// but we need to perform ndc-space calculations in the shader, so we must address this issue directly
			// perhaps there is a more elegant solution -- WestLangley

			bool perspective = ( projectionMatrix[ 2 ][ 3 ] == - 1.0 ); // 4th entry in the 3rd column

			if ( perspective ) {

				if ( start.z < 0.0 && end.z >= 0.0 ) {

					float alpha = trimSegmentAlpha( start, end );
					end.xyz = mix( start.xyz, end.xyz, alpha );

					#ifdef USE_DASH

						lineDistanceEnd = mix( lineDistanceStart, lineDistanceEnd, alpha );

					#endif

				} else if ( end.z < 0.0 && start.z >= 0.0 ) {

					float alpha = trimSegmentAlpha( end, start );
					start.xyz = mix( end.xyz, start.xyz, alpha );

					#ifdef USE_DASH

						lineDistanceStart = mix( lineDistanceEnd, lineDistanceStart, alpha );

					#endif

				}

			}

			#ifdef USE_DASH

				vLineDistance = ( position.y < 0.5 ) ? lineDistanceStart : lineDistanceEnd;
				vUv = uv;

			#endif

			// clip space
			vec4 clipStart = projectionMatrix * start;
			vec4 clipEnd = projectionMatrix * end;

			// ndc space
			vec3 ndcStart = clipStart.xyz / clipStart.w;
			vec3 ndcEnd = clipEnd.xyz / clipEnd.w;

			// direction
			vec2 dir = ndcEnd.xy - ndcStart.xy;

			// account for clip-space aspect ratio
			dir.x *= aspect;
			dir = normalize( dir );

			#ifdef WORLD_UNITS

				vec3 worldDir = normalize( end.xyz - start.xyz );
				vec3 tmpFwd = perspective ? normalize( mix( start.xyz, end.xyz, 0.5 ) ) : vec3( 0.0, 0.0, - 1.0 );
				vec3 worldUp = normalize( cross( worldDir, tmpFwd ) );
				vec3 worldFwd = cross( worldDir, worldUp );
				worldPos = position.y < 0.5 ? start: end;

				// height offset
				float hw = linewidth * 0.5;
				worldPos.xyz += position.x < 0.0 ? hw * worldUp : - hw * worldUp;

				// don't extend the line if we're rendering dashes because we
				// won't be rendering the endcaps
				#ifndef USE_DASH

					// cap extension
					worldPos.xyz += position.y < 0.5 ? - hw * worldDir : hw * worldDir;

					// add width to the box
					worldPos.xyz += worldFwd * hw;

					// endcaps
					if ( position.y > 1.0 || position.y < 0.0 ) {

						worldPos.xyz -= worldFwd * 2.0 * hw;

					}

				#endif

				// project the worldpos
				vec4 clip = projectionMatrix * worldPos;

				// shift the depth of the projected points so the line
				// segments overlap neatly
				vec3 clipPose = ( position.y < 0.5 ) ? ndcStart : ndcEnd;

				// only shift the depth of vertices in front of the camera (#35137)
				if ( clip.w > 0.0 ) clip.z = clipPose.z * clip.w;

			#else

				vec2 offset = vec2( dir.y, - dir.x );
				// undo aspect ratio adjustment
				dir.x /= aspect;
				offset.x /= aspect;

				// sign flip
				if ( position.x < 0.0 ) offset *= - 1.0;

				// endcaps
				if ( position.y < 0.0 ) {

					offset += - dir;

				} else if ( position.y > 1.0 ) {

					offset += dir;

				}

				// adjust for linewidth
				offset *= linewidth;

				// adjust for clip-space to screen-space conversion // maybe resolution should be based on viewport ...
				offset /= resolution.y;

				// select end
				vec4 clip = ( position.y < 0.5 ) ? clipStart : clipEnd;

				// back to clip space
				offset *= clip.w;

				clip.xy += offset;

			#endif

			gl_Position = clip;

			vec4 mvPosition = ( position.y < 0.5 ) ? start : end; // this is an approximation

			#include <logdepthbuf_vertex>
			#include <clipping_planes_vertex>
			#include <fog_vertex>

		}
		`,fragmentShader:`
		uniform vec3 diffuse;
		uniform float opacity;
		uniform float linewidth;

		#ifdef USE_DASH

			uniform float dashOffset;
			uniform float dashSize;
			uniform float gapSize;

		#endif

		varying float vLineDistance;

		#ifdef WORLD_UNITS

			varying vec4 worldPos;
			varying vec3 worldStart;
			varying vec3 worldEnd;

			#ifdef USE_DASH

				varying vec2 vUv;

			#endif

		#else

			varying vec2 vUv;

		#endif

		#include <common>
		#include <color_pars_fragment>
		#include <fog_pars_fragment>
		#include <logdepthbuf_pars_fragment>
		#include <clipping_planes_pars_fragment>

		vec2 closestLineToLine(vec3 p1, vec3 p2, vec3 p3, vec3 p4) {

			float mua;
			float mub;

			vec3 p13 = p1 - p3;
			vec3 p43 = p4 - p3;

			vec3 p21 = p2 - p1;

			float d1343 = dot( p13, p43 );
			float d4321 = dot( p43, p21 );
			float d1321 = dot( p13, p21 );
			float d4343 = dot( p43, p43 );
			float d2121 = dot( p21, p21 );

			float denom = d2121 * d4343 - d4321 * d4321;

			float numer = d1343 * d4321 - d1321 * d4343;

			mua = numer / denom;
			mua = clamp( mua, 0.0, 1.0 );
			mub = ( d1343 + d4321 * ( mua ) ) / d4343;
			mub = clamp( mub, 0.0, 1.0 );

			return vec2( mua, mub );

		}

		void main() {

			float alpha = opacity;
			vec4 diffuseColor = vec4( diffuse, alpha );

			#include <clipping_planes_fragment>

			#ifdef USE_DASH

				if ( vUv.y < - 1.0 || vUv.y > 1.0 ) discard; // discard endcaps

				if ( mod( vLineDistance + dashOffset, dashSize + gapSize ) > dashSize ) discard; // todo - FIX

			#endif

			#ifdef WORLD_UNITS

				float len;

				if ( isOrthographic ) {

					// View rays are parallel to the z axis so the distance reduces to camera-space XY
					vec2 lineDir = worldEnd.xy - worldStart.xy;
					float t = clamp( dot( worldPos.xy - worldStart.xy, lineDir ) / dot( lineDir, lineDir ), 0.0, 1.0 );
					len = length( worldStart.xy + lineDir * t - worldPos.xy );

				} else {

					// Find the closest points on the view ray and the line segment
					vec3 rayEnd = normalize( worldPos.xyz ) * 1e5;
					vec3 lineDir = worldEnd - worldStart;
					vec2 params = closestLineToLine( worldStart, worldEnd, vec3( 0.0, 0.0, 0.0 ), rayEnd );

					vec3 p1 = worldStart + lineDir * params.x;
					vec3 p2 = rayEnd * params.y;
					vec3 delta = p1 - p2;
					len = length( delta );

				}

				float norm = len / linewidth;

				#ifndef USE_DASH

					#ifdef USE_ALPHA_TO_COVERAGE

						float dnorm = fwidth( norm );
						alpha = 1.0 - smoothstep( 0.5 - dnorm, 0.5 + dnorm, norm );

					#else

						if ( norm > 0.5 ) {

							discard;

						}

					#endif

				#endif

			#else

				#ifdef USE_ALPHA_TO_COVERAGE

					// artifacts appear on some hardware if a derivative is taken within a conditional
					float a = vUv.x;
					float b = ( vUv.y > 0.0 ) ? vUv.y - 1.0 : vUv.y + 1.0;
					float len2 = a * a + b * b;
					float dlen = fwidth( len2 );

					if ( abs( vUv.y ) > 1.0 ) {

						alpha = 1.0 - smoothstep( 1.0 - dlen, 1.0 + dlen, len2 );

					}

				#else

					if ( abs( vUv.y ) > 1.0 ) {

						float a = vUv.x;
						float b = ( vUv.y > 0.0 ) ? vUv.y - 1.0 : vUv.y + 1.0;
						float len2 = a * a + b * b;

						if ( len2 > 1.0 ) discard;

					}

				#endif

			#endif

			#include <logdepthbuf_fragment>
			#include <color_fragment>

			gl_FragColor = vec4( diffuseColor.rgb, alpha );

			#include <tonemapping_fragment>
			#include <colorspace_fragment>
			#include <fog_fragment>
			#include <premultiplied_alpha_fragment>

		}
		`};var fr=class extends kn{constructor(e){super({type:"LineMaterial",uniforms:wa.clone(ln.line.uniforms),vertexShader:ln.line.vertexShader,fragmentShader:ln.line.fragmentShader,clipping:!0}),this.isLineMaterial=!0,this.setValues(e)}get color(){return this.uniforms.diffuse.value}set color(e){this.uniforms.diffuse.value=e}get worldUnits(){return"WORLD_UNITS"in this.defines}set worldUnits(e){e===!0!==this.worldUnits&&(this.needsUpdate=!0),e===!0?this.defines.WORLD_UNITS="":delete this.defines.WORLD_UNITS}get linewidth(){return this.uniforms.linewidth.value}set linewidth(e){this.uniforms.linewidth&&(this.uniforms.linewidth.value=e)}get dashed(){return"USE_DASH"in this.defines}set dashed(e){e===!0!==this.dashed&&(this.needsUpdate=!0),e===!0?this.defines.USE_DASH="":delete this.defines.USE_DASH}get dashScale(){return this.uniforms.dashScale.value}set dashScale(e){this.uniforms.dashScale.value=e}get dashSize(){return this.uniforms.dashSize.value}set dashSize(e){this.uniforms.dashSize.value=e}get dashOffset(){return this.uniforms.dashOffset.value}set dashOffset(e){this.uniforms.dashOffset.value=e}get gapSize(){return this.uniforms.gapSize.value}set gapSize(e){this.uniforms.gapSize.value=e}get opacity(){return this.uniforms.opacity.value}set opacity(e){this.uniforms&&(this.uniforms.opacity.value=e)}get resolution(){return this.uniforms.resolution.value}set resolution(e){this.uniforms.resolution.value.copy(e)}get alphaToCoverage(){return"USE_ALPHA_TO_COVERAGE"in this.defines}set alphaToCoverage(e){this.defines&&(e===!0!==this.alphaToCoverage&&(this.needsUpdate=!0),e===!0?this.defines.USE_ALPHA_TO_COVERAGE="":delete this.defines.USE_ALPHA_TO_COVERAGE)}};var Sm=new Sn,uc=new N,pr=class extends fa{constructor(){super(),this.isLineSegmentsGeometry=!0,this.type="LineSegmentsGeometry";let e=[-1,2,0,1,2,0,-1,1,0,1,1,0,-1,0,0,1,0,0,-1,-1,0,1,-1,0],t=[-1,2,1,2,-1,1,1,1,-1,-1,1,-1,-1,-2,1,-2],n=[0,2,1,2,3,1,2,4,3,4,5,3,4,6,5,6,7,5];this.setIndex(n),this.setAttribute("position",new Ct(e,3)),this.setAttribute("uv",new Ct(t,2))}applyMatrix4(e){let t=this.attributes.instanceStart,n=this.attributes.instanceEnd;return t!==void 0&&(t.applyMatrix4(e),n.applyMatrix4(e),t.needsUpdate=!0),this.boundingBox!==null&&this.computeBoundingBox(),this.boundingSphere!==null&&this.computeBoundingSphere(),this}setPositions(e){let t;e instanceof Float32Array?t=e:Array.isArray(e)&&(t=new Float32Array(e));let n=new si(t,6,1);return this.setAttribute("instanceStart",new fn(n,3,0)),this.setAttribute("instanceEnd",new fn(n,3,3)),this.instanceCount=this.attributes.instanceStart.count,this.computeBoundingBox(),this.computeBoundingSphere(),this}setColors(e){let t;e instanceof Float32Array?t=e:Array.isArray(e)&&(t=new Float32Array(e));let n=new si(t,6,1);return this.setAttribute("instanceColorStart",new fn(n,3,0)),this.setAttribute("instanceColorEnd",new fn(n,3,3)),this}fromWireframeGeometry(e){return this.setPositions(e.attributes.position.array),this}fromEdgesGeometry(e){return this.setPositions(e.attributes.position.array),this}fromMesh(e){return this.fromWireframeGeometry(new aa(e.geometry)),this}fromLineSegments(e){let t=e.geometry;return this.setPositions(t.attributes.position.array),this}computeBoundingBox(){this.boundingBox===null&&(this.boundingBox=new Sn);let e=this.attributes.instanceStart,t=this.attributes.instanceEnd;e!==void 0&&t!==void 0&&(this.boundingBox.setFromBufferAttribute(e),Sm.setFromBufferAttribute(t),this.boundingBox.union(Sm))}computeBoundingSphere(){this.boundingSphere===null&&(this.boundingSphere=new dn),this.boundingBox===null&&this.computeBoundingBox();let e=this.attributes.instanceStart,t=this.attributes.instanceEnd;if(e!==void 0&&t!==void 0){let n=this.boundingSphere.center;this.boundingBox.getCenter(n);let s=0;for(let r=0,a=e.count;r<a;r++)uc.fromBufferAttribute(e,r),s=Math.max(s,n.distanceToSquared(uc)),uc.fromBufferAttribute(t,r),s=Math.max(s,n.distanceToSquared(uc));this.boundingSphere.radius=Math.sqrt(s),isNaN(this.boundingSphere.radius)&&console.error("THREE.LineSegmentsGeometry.computeBoundingSphere(): Computed radius is NaN. The instanced position data is likely to have NaN values.",this)}}toJSON(){}};var Eh=new je,wm=new N,Tm=new N,Ft=new je,Ot=new je,oi=new je,Rh=new N,Ch=new tt,Bt=new ma,Am=new N,hc=new Sn,dc=new dn,li=new je,ci,Ss;function Em(i,e,t){return li.set(0,0,-e,1).applyMatrix4(i.projectionMatrix),li.multiplyScalar(1/li.w),li.x=Ss/t.width,li.y=Ss/t.height,li.applyMatrix4(i.projectionMatrixInverse),li.multiplyScalar(1/li.w),Math.abs(Math.max(li.x,li.y))}function u2(i,e){let t=i.matrixWorld,n=i.geometry,s=n.attributes.instanceStart,r=n.attributes.instanceEnd,a=Math.min(n.instanceCount,s.count);for(let o=0,l=a;o<l;o++){Bt.start.fromBufferAttribute(s,o),Bt.end.fromBufferAttribute(r,o),Bt.applyMatrix4(t);let c=new N,u=new N;ci.distanceSqToSegment(Bt.start,Bt.end,u,c),u.distanceTo(c)<Ss*.5&&e.push({point:u,pointOnLine:c,distance:ci.origin.distanceTo(u),object:i,face:null,faceIndex:o,uv:null,uv1:null})}}function h2(i,e,t){let n=e.projectionMatrix,r=i.material.resolution,a=i.matrixWorld,o=i.geometry,l=o.attributes.instanceStart,c=o.attributes.instanceEnd,u=Math.min(o.instanceCount,l.count),d=-e.near;ci.at(1,oi),oi.w=1,oi.applyMatrix4(e.matrixWorldInverse),oi.applyMatrix4(n),oi.multiplyScalar(1/oi.w),oi.x*=r.x/2,oi.y*=r.y/2,oi.z=0,Rh.copy(oi),Ch.multiplyMatrices(e.matrixWorldInverse,a);for(let h=0,f=u;h<f;h++){if(Ft.fromBufferAttribute(l,h),Ot.fromBufferAttribute(c,h),Ft.w=1,Ot.w=1,Ft.applyMatrix4(Ch),Ot.applyMatrix4(Ch),Ft.z>d&&Ot.z>d)continue;if(Ft.z>d){let T=Ft.z-Ot.z,M=(Ft.z-d)/T;Ft.lerp(Ot,M)}else if(Ot.z>d){let T=Ot.z-Ft.z,M=(Ot.z-d)/T;Ot.lerp(Ft,M)}Ft.applyMatrix4(n),Ot.applyMatrix4(n),Ft.multiplyScalar(1/Ft.w),Ot.multiplyScalar(1/Ot.w),Ft.x*=r.x/2,Ft.y*=r.y/2,Ot.x*=r.x/2,Ot.y*=r.y/2,Bt.start.copy(Ft),Bt.start.z=0,Bt.end.copy(Ot),Bt.end.z=0;let v=Bt.closestPointToPointParameter(Rh,!0);Bt.at(v,Am);let g=dh.lerp(Ft.z,Ot.z,v),m=g>=-1&&g<=1,_=Rh.distanceTo(Am)<Ss*.5;if(m&&_){Bt.start.fromBufferAttribute(l,h),Bt.end.fromBufferAttribute(c,h),Bt.start.applyMatrix4(a),Bt.end.applyMatrix4(a);let T=new N,M=new N;ci.distanceSqToSegment(Bt.start,Bt.end,M,T),t.push({point:M,pointOnLine:T,distance:ci.origin.distanceTo(M),object:i,face:null,faceIndex:h,uv:null,uv1:null})}}}var fc=class extends on{constructor(e=new pr,t=new fr({color:Math.random()*16777215})){super(e,t),this.isLineSegments2=!0,this.type="LineSegments2"}computeLineDistances(){let e=this.geometry,t=e.attributes.instanceStart,n=e.attributes.instanceEnd,s=new Float32Array(2*t.count);for(let a=0,o=0,l=t.count;a<l;a++,o+=2)wm.fromBufferAttribute(t,a),Tm.fromBufferAttribute(n,a),s[o]=o===0?0:s[o-1],s[o+1]=s[o]+wm.distanceTo(Tm);let r=new si(s,2,1);return e.setAttribute("instanceDistanceStart",new fn(r,1,0)),e.setAttribute("instanceDistanceEnd",new fn(r,1,1)),this}raycast(e,t){let n=this.material.worldUnits,s=e.camera;if(s===null&&!n&&console.error('LineSegments2: "Raycaster.camera" needs to be set in order to raycast against LineSegments2 while worldUnits is set to false.'),n===!1&&(this.material.resolution.x===0||this.material.resolution.y===0))return;let r=e.params.Line2!==void 0&&e.params.Line2.threshold||0;ci=e.ray;let a=this.matrixWorld,o=this.geometry,l=this.material;Ss=l.linewidth+r,o.boundingSphere===null&&o.computeBoundingSphere(),dc.copy(o.boundingSphere).applyMatrix4(a);let c;if(n)c=Ss*.5;else{let d=Math.max(s.near,dc.distanceToPoint(ci.origin));c=Em(s,d,l.resolution)}if(dc.radius+=c,ci.intersectsSphere(dc)===!1)return;o.boundingBox===null&&o.computeBoundingBox(),hc.copy(o.boundingBox).applyMatrix4(a);let u;if(n)u=Ss*.5;else{let d=Math.max(s.near,hc.distanceToPoint(ci.origin));u=Em(s,d,l.resolution)}hc.expandByScalar(u),ci.intersectsBox(hc)!==!1&&(n?u2(this,t):h2(this,s,t))}onBeforeRender(e){let t=this.material.uniforms;t&&t.resolution&&(e.getViewport(Eh),this.material.uniforms.resolution.value.set(Eh.z,Eh.w))}};var pc=class{array=new Float32Array(192);n=0;take(e){if(this.n+e>this.array.length){let t=new Float32Array(2**Math.ceil(Math.log2(this.n+e)));t.set(this.array.subarray(0,this.n)),this.array=t}return this.n+=e,this.array.subarray(this.n-e,this.n)}},Ca=class{constructor(e){this.scene=e}scene;pools=new Map;begin(){for(let{room:e}of this.pools.values())e.n=0}segments(e,t){return this.pool(`${e} ${t}`,()=>d2(e,t)).room}marks(e,t,n){return this.pool(`${e} ${n}`,()=>Rm(t,n,!0)).room}crowd(e,t,n){return this.pool(`${e} ${n}`,()=>Rm(t,n,!1)).room}end(){for(let{room:e,object:t,upload:n}of this.pools.values())t.visible=e.n>0,e.n>0&&n()}clear(){for(let{object:e,materials:t}of this.pools.values()){this.scene.remove(e),e.geometry.dispose();for(let n of t)n.dispose()}this.pools.clear()}pool(e,t){let n=this.pools.get(e);if(n)return n;let s=t();return s.object.frustumCulled=!1,s.object.geometry.boundingSphere=new dn(new N,2),this.pools.set(e,s),this.scene.add(s.object),s}};function d2(i,e){let t=new pc,n=new pr,s=new fr({color:i,linewidth:e}),r=new fc(n,s),a=null;return{room:t,object:r,materials:[s],upload(){a?.array!==t.array&&(n.dispose(),a=new si(t.array,6,1),n.setAttribute("instanceStart",new fn(a,3,0)),n.setAttribute("instanceEnd",new fn(a,3,3))),a.clearUpdateRanges(),a.addUpdateRange(0,t.n),a.needsUpdate=!0,n.instanceCount=t.n/6}}}var f2=`#include <project_vertex>
  vec4 nearer = projectionMatrix * vec4(mvPosition.xyz * (1.0 - 0.12 / length(mvPosition.xyz)), 1.0);
  gl_Position.z = gl_Position.w * nearer.z / nearer.w;`;function p2(i){return i.vertexShader=i.vertexShader.replace("#include <project_vertex>",f2),i}function Rm(i,e,t){let n=new pc,s=new Yt,r={map:i,size:e,sizeAttenuation:!1,transparent:!0},a=[],o=u=>{let d=new ir({...r,...u});return d.onBeforeCompile=p2,a.push(d),new ea(s,d)},l=o({alphaTest:.25});if(t){let u=o({opacity:.3,depthFunc:Zs,depthWrite:!1});u.frustumCulled=!1,u.renderOrder=-1,l.add(u)}let c=null;return{room:n,object:l,materials:a,upload(){c?.array!==n.array&&(s.dispose(),c=new qt(n.array,3),s.setAttribute("position",c)),c.clearUpdateRanges(),c.addUpdateRange(0,n.n),c.needsUpdate=!0,s.setDrawRange(0,n.n/3)}}}var Ih=[-2.2,.66],Cm=.94,Im=[-.2,1.55],Pm=[.6,20],mc=class{constructor(e,t,n){this.el=e;this.camera=t;this.moved=n;e.addEventListener("pointerdown",this.down),e.addEventListener("pointermove",this.move);for(let s of["pointerup","pointercancel"])e.addEventListener(s,this.up);e.addEventListener("wheel",this.wheel,{passive:!1}),e.addEventListener("keydown",this.key),e.addEventListener("contextmenu",s=>{s.preventDefault()}),this.place()}el;camera;moved;view=[...Ih,4.1];target=[0,0,0];rest={target:[0,0,0],distance:4.1};resting=!0;turned=!1;fingers=new Map;set(e){this.resting=e===null,this.view=e===null?[...Ih,this.rest.distance]:[...e],this.target=[...this.rest.target],this.place()}fit(e){let t=Math.tan(this.camera.fov*Math.PI/360);this.rest=m2(e,...Ih,Cm*t*this.camera.aspect,Cm*t),this.resting&&this.set(null)}place(){this.view[1]=Math.min(Im[1],Math.max(Im[0],this.view[1])),this.view[2]=Math.min(Pm[1],Math.max(Pm[0],this.view[2]));let[e,t,n]=this.view,[s,r,a]=this.target;this.camera.up.set(0,0,1),this.camera.position.set(s+n*Math.cos(t)*Math.cos(e),r+n*Math.cos(t)*Math.sin(e),a+n*Math.sin(t)),this.camera.lookAt(s,r,a)}changed(e){this.resting=!1,this.turned=!0,this.place(),this.moved([...this.view],e)}turn(e,t){this.view[0]-=e*.008,this.view[1]+=t*.008}pan(e,t){let n=this.view[2]*.9/Math.max(1,this.el.clientHeight),[s,r]=[Math.sin(this.view[0]),Math.cos(this.view[0])];this.target[0]+=(s*e-r*Math.sin(this.view[1])*t)*n,this.target[1]+=(-r*e-s*Math.sin(this.view[1])*t)*n,this.target[2]+=Math.cos(this.view[1])*t*n}down=e=>{this.el.focus({preventScroll:!0}),this.el.setPointerCapture(e.pointerId),this.fingers.set(e.pointerId,[e.clientX,e.clientY]),this.turned=!1};move=e=>{let t=this.fingers.get(e.pointerId);if(t===void 0)return;let[n,s]=[e.clientX-t[0],e.clientY-t[1]];if(this.fingers.size===2){let r=[...this.fingers].find(([l])=>l!==e.pointerId)[1],a=Math.hypot(t[0]-r[0],t[1]-r[1]),o=Math.hypot(e.clientX-r[0],e.clientY-r[1]);o>0&&(this.view[2]*=a/o),this.turn(0,s/2)}else e.shiftKey||(e.buttons&6)!==0?this.pan(n,s):this.turn(n,e.pointerType==="touch"?0:s);this.fingers.set(e.pointerId,[e.clientX,e.clientY]),this.changed(!1)};up=e=>{this.fingers.delete(e.pointerId)&&this.turned&&this.changed(!0)};wheel=e=>{!e.ctrlKey&&document.activeElement!==this.el&&this.root.activeElement!==this.el||(e.preventDefault(),this.view[2]*=Math.exp(Math.max(-.5,Math.min(.5,e.deltaY*.0015))),this.changed(!0))};get root(){return this.el.getRootNode()}key=e=>{let n={ArrowLeft:[-12,0],ArrowRight:[12,0],ArrowUp:[0,12],ArrowDown:[0,-12]}[e.key];if(n&&e.shiftKey)this.pan(...n);else if(n)this.turn(...n);else if(e.key==="+"||e.key==="=")this.view[2]*=.9;else if(e.key==="-")this.view[2]/=.9;else if(e.key!=="0")return;if(e.preventDefault(),e.key!=="0")return this.changed(!0);this.set(null),this.moved(null,!0)}};function m2(i,e,t,n,s){let[r,a,o,l]=[Math.cos(e),Math.sin(e),Math.cos(t),Math.sin(t)],[c,u,d,h]=[-1/0,-1/0,-1/0,-1/0];for(let g=0;g+2<i.length;g+=3){let[m,_,T]=[i[g],i[g+1],i[g+2]],M=o*(r*m+a*_)+l*T,E=(r*_-a*m)/n,w=(o*T-l*(r*m+a*_))/s;c=Math.max(c,M+E),u=Math.max(u,M-E),d=Math.max(d,M+w),h=Math.max(h,M-w)}if(!Number.isFinite(c))return{target:[0,0,0],distance:4};let f=Math.max((c+u)/2,(d+h)/2),[p,v]=[n*(c-u)/2,s*(d-h)/2];return{target:[-a*p-l*r*v,r*p-l*a*v,o*v],distance:f}}var Dm=64,gc=class{constructor(e){this.theme=e}theme;known=new Map;marker({marker:e,color:t}){return this.drawn(`${e} ${t}`,(n,s)=>{n.beginPath(),vn(n,e,s,s,13),[n.lineWidth,n.strokeStyle,n.fillStyle]=[4,this.theme.halo,t],n.stroke(),n.fill()})}spot(e){return this.drawn(e,(t,n)=>{no(t,e,n,n,12,this.theme)})}ring(){return this.drawn("ring",(e,t)=>{this.outlined(e,this.theme.ink,()=>{e.arc(t,t,7.5,0,2*Math.PI)})})}crosshair(){return this.drawn("cross",(e,t)=>{this.outlined(e,this.theme.accent,()=>{for(let[n,s]of[[8,0],[-8,0],[0,8],[0,-8]])e.moveTo(t+n/3,t+s/3),e.lineTo(t+n,t+s)})})}handle(){return this.drawn("handle",(e,t)=>{[e.fillStyle,e.strokeStyle,e.lineWidth]=[this.theme.paper,this.theme.accent,3],e.beginPath(),e.arc(t,t,7,0,2*Math.PI),e.fill(),e.stroke()})}dispose(){for(let e of this.known.values())e.dispose();this.known.clear()}outlined(e,t,n){for(let[s,r]of[[5,this.theme.halo],[2.4,t]])[e.lineWidth,e.strokeStyle]=[s,r],e.beginPath(),n(),e.stroke()}drawn(e,t){let n=this.known.get(e);if(n)return n;let s=document.createElement("canvas");s.width=s.height=Dm;let r=s.getContext("2d");r.setTransform(3,0,0,3,0,0),t(r,Dm/6);let a=new na(s);return a.colorSpace="srgb",this.known.set(e,a),a}};var Jt=110,vc=.012,Ph=.55,g2=60,v2=.4,x2=["MINIMUM","MAXIMUM","STRICT_SADDLE","DEGENERATE","UNDECIDED"],xc=class{canvas;renderer;scene=new Jr;camera=new sn(38,1,.05,60);still=new Ca(this.scene);moving=new Ca(this.scene);orbit=null;fixed=[];sprites;ground=null;relief;height;theme;spots=[];curves=[];half=1;centre=[0,0];nodes=[];stale=!0;values=new Float64Array(256);constructor(){this.canvas=document.createElement("canvas");let e=this.canvas.getContext("webgl2",{antialias:!0,alpha:!0,depth:!0,premultipliedAlpha:!0});if(e===null)throw new Error("no WebGL");this.renderer=new oc({canvas:this.canvas,context:e,antialias:!0,alpha:!0});let t=new ha(16777215,1.5);t.position.set(-1.5,1,2.5),this.scene.add(new da(16777215,1.9),t)}orbitBy(e){this.orbit=new mc(this.canvas,this.camera,e),this.orbit.fit(this.extent)}get compressed(){return this.ground!==null&&this.height.compressed}resize(e,t){this.renderer.setPixelRatio(Math.min(2,devicePixelRatio||1)),this.renderer.setSize(e,t,!1),this.camera.aspect=e/t,this.camera.updateProjectionMatrix(),this.orbit?.fit(this.extent)}setCamera(e){this.orbit?.set(e)}setGround(e,t){this.ground=e,this.relief=e.relief(t,Jt),this.height=gf(this.relief);let[[n,s],[r,a]]=t;this.half=Math.max(s-n,a-r)/2,this.centre=[(n+s)/2,(r+a)/2],this.nodes=this.nodesOf(this.relief),this.orbit?.fit(this.extent),this.stale=!0}setTheme(e){this.theme=e,this.moving.clear(),this.sprites?.dispose(),this.sprites=new gc(e),this.stale=!0}setPlace(e,t){this.spots=e,this.curves=t,this.stale=!0}noiseArrow(e,t){let n=v2*this.half;return{tail:t,tip:[t[0]+n*e[0],t[1]+n*e[1]]}}pixel(e){let t=new Float32Array(3);if(this.ground===null||!this.placed([e[0]],[e[1]],1,t,0))return[Number.NaN,Number.NaN];let n=new N(t[0],t[1],t[2]).project(this.camera);return[(n.x+1)/2*this.canvas.clientWidth,(1-n.y)/2*this.canvas.clientHeight]}toPlane(e,t){let n=this.fixed[0];if(!n)return null;let s=new pa;s.setFromCamera(new He(2*e/this.canvas.clientWidth-1,1-2*t/this.canvas.clientHeight),this.camera);let r=s.intersectObject(n)[0]?.point;return r?[this.centre[0]+r.x*this.half,this.centre[1]+r.y*this.half]:null}get pixelsPerUnit(){return this.canvas.clientHeight/2/this.half}draw(e=ro){if(this.ground===null)return;this.stale&&this.build(),this.stale=!1;let{moving:t,sprites:n,theme:s}=this;t.begin();for(let{position:r,xs:a,ys:o,n:l}of e.crowds){let c=hn(r,s),u=l>1e3?5:l>60?8:13,d=t.crowd(`${r}`,n.marker(c),u*this.ratio);this.placed(a,o,l,d.take(3*l),2*vc)}for(let{position:r,track:a}of e.trails)this.line(t,a,hn(r,s).color,1.6,2);if(e.path!==null){let[r,a]=e.path.track;this.line(t,e.path.track,hn(e.path.position,s).color,2.4,2.5),r.length>0&&this.mark(t,"ring",[[r[r.length-1],a[a.length-1]]],24,3)}e.starts.length<=200&&this.mark(t,"ring",e.starts,17,1),e.crosshair&&this.mark(t,"crosshair",[e.crosshair],26,3);for(let{from:r,along:a,color:o,wide:l}of e.arrows)this.arrow(r,a,o,l?3.5:2.4);if(e.noise!==null){let{tail:r,tip:a}=this.noiseArrow(e.noise.direction,e.noise.at);this.arrow(r,[a[0]-r[0],a[1]-r[1]],s.accent,3),this.mark(t,"handle",[a],19,5)}t.end(),this.renderer.render(this.scene,this.camera)}dispose(){this.tear(),this.moving.clear(),this.sprites?.dispose(),this.renderer.dispose(),this.renderer.forceContextLoss()}get ratio(){return this.renderer.getPixelRatio()}tear(){this.still.clear();for(let e of this.fixed)this.scene.remove(e),e.geometry.dispose(),e.material.dispose();this.fixed=[]}build(){this.tear();let{relief:e,still:t}=this,n=[];for(let c of e.levels){let u=Ps(e,c),d=this.z(c)+vc/3;for(let h=0;h<u.length;h+=2)n.push(...this.flat(u[h],u[h+1]),d)}let{nodes:s}=this,r=Jt-1;for(let c=0;c<r;c++)for(let[u,d]of[[c,c+1],[r*Jt+c,r*Jt+c+1],[c*Jt,(c+1)*Jt],[c*Jt+r,(c+1)*Jt+r]])Number.isNaN(e.values[u]+e.values[d])||n.push(...s.slice(3*u,3*u+3),...s.slice(3*d,3*d+3));let a=new Qr(Lm(n),new nr({color:this.theme.dark?14147306:2897992,transparent:!0,opacity:this.theme.dark?.28:.4})),o=this.mesh(),l=new on(o.geometry,new rr({vertexColors:!0,side:kt,polygonOffset:!0,polygonOffsetFactor:-2,polygonOffsetUnits:-2}));this.fixed=[o,l,a],this.scene.add(...this.fixed),t.begin();for(let{track:c,kind:u}of this.curves)this.line(t,u==="stable"?c:y2(c),this.theme.accent,2,1);for(let c of x2){let u=this.spots.filter(h=>h.kind===c).map(h=>h.location),d=(this.spots.length>g2?9:22)*this.ratio;this.put(t.marks(c,this.sprites.spot(c),d),u,2)}t.end()}get extent(){return this.nodes.filter((e,t)=>!Number.isNaN(this.relief.values[Math.floor(t/3)]))}nodesOf({box:e,values:t}){let[[n,s],[r,a]]=e;return Array.from(t).flatMap((o,l)=>{let[c,u]=[l%Jt,Math.floor(l/Jt)];return[...this.flat(n+(s-n)*c/(Jt-1),r+(a-r)*u/(Jt-1)),this.z(o)]})}mesh(){let{relief:e}=this,[t,n]=[[],[]],s=new Ge;e.values.forEach((o,l)=>{let[c,u]=[l%Jt,Math.floor(l/Jt)],d=Is(o,e.levels),[h,f,p]=ls(Number.isNaN(d)?.35:d,this.theme);if(s.setRGB(h/255,f/255,p/255,"srgb"),t.push(s.r,s.g,s.b),c===0||u===0)return;let v=[l-Jt-1,l-Jt,l,l-1];v.some(g=>Number.isNaN(e.values[g]))||n.push(v[0],v[1],v[2],v[0],v[2],v[3])});let r=Lm(this.nodes);r.setAttribute("color",new qt(new Float32Array(t),3)),r.setIndex(n),r.computeVertexNormals();let a=new rr({vertexColors:!0,side:Fn,polygonOffset:!0,polygonOffsetFactor:1,polygonOffsetUnits:1});return new on(r,a)}flat(e,t){return[(e-this.centre[0])/this.half,(t-this.centre[1])/this.half]}z(e){return Ph*this.height.of(e)}placed(e,t,n,s,r){this.values.length<n&&(this.values=new Float64Array(2*n));let{values:a,half:o}=this,[l,c]=this.centre;this.ground.values(e,t,n,a);let u=!0;for(let d=0;d<n;d++){let[h,f,p]=[(e[d]-l)/o,(t[d]-c)/o,a[d]],v=Math.abs(h)<=1.02&&Math.abs(f)<=1.02&&Number.isFinite(p);s[3*d]=v?h:1e3,s[3*d+1]=v?f:1e3,s[3*d+2]=v?Math.max(-Ph,Math.min(Ph,this.z(p)))+r:1e3,u&&=v}return u}line(e,[t,n],s,r,a){let o=t.length,l=new Float32Array(3*o);this.placed(t,n,o,l,a*vc);let c=e.segments(s,r);for(let u=0;u+1<o;u++)l[3*u]<100&&l[3*u+3]<100&&c.take(6).set(l.subarray(3*u,3*u+6))}arrow(e,t,n,s){let r=Array.from({length:24},(l,c)=>c/23),a=l=>r.map(c=>e[l]+t[l]*c);this.line(this.moving,[a(0),a(1)],n,s,4);let o=[e[0]+t[0],e[1]+t[1]];for(let l of[2.6,-2.6]){let[c,u]=[Math.cos(l)*.18,Math.sin(l)*.18],d=[o[0]+t[0]*c-t[1]*u,o[1]+t[0]*u+t[1]*c];this.line(this.moving,[[o[0],d[0]],[o[1],d[1]]],n,s,4)}}mark(e,t,n,s,r){this.put(e.marks(t,this.sprites[t](),s*this.ratio),n,r)}put(e,t,n){this.placed(t.map(s=>s[0]),t.map(s=>s[1]),t.length,e.take(3*t.length),n*vc)}};function y2([i,e]){let t=n=>Array.from(n,(s,r)=>r%4<2?s:Number.NaN);return[t(i),t(e)]}function Lm(i){return new Yt().setAttribute("position",new qt(new Float32Array(i),3))}var _2=14,b2=5,yc=class{constructor(e,t){this.view=e;this.touch=t;let{canvas:n}=e;n.addEventListener("pointerdown",this.down),n.addEventListener("pointermove",this.move),n.addEventListener("pointerup",this.up),n.addEventListener("pointercancel",this.up)}view;touch;grip={kind:"none"};begin=null;dragged=!1;nFingers=0;pixel(e){let t=this.view.canvas.getBoundingClientRect();return[e.clientX-t.left,e.clientY-t.top]}find([e,t],n){let s=l=>{let[c,u]=this.view.pixel(l);return Math.hypot(c-e,u-t)},r=this.touch.noise();if(r!==null){let{tail:l,tip:c}=this.view.noiseArrow(r.direction,r.at);if(s(c)<n)return{kind:"noise",tail:l}}let a={kind:"none"},o=n;return this.touch.starts().forEach((l,c)=>{let u=s(l);u<o&&([o,a]=[u,{kind:"start",index:c}])}),a}down=e=>{this.nFingers+=1,this.begin=e.button===0&&this.nFingers===1&&!e.shiftKey?this.pixel(e):null,this.dragged=!1,this.grip=this.begin?this.find(this.begin,_2*(e.pointerType==="touch"?1.6:1)):{kind:"none"},this.grip.kind!=="none"&&(this.view.canvas.focus({preventScroll:!0}),this.view.canvas.setPointerCapture(e.pointerId),e.stopImmediatePropagation())};move=e=>{if(this.begin===null)return;let t=this.pixel(e);this.dragged||=Math.hypot(t[0]-this.begin[0],t[1]-this.begin[1])>=b2,this.grip.kind!=="none"&&(e.stopImmediatePropagation(),this.dragged&&this.drag(t,!1))};drag([e,t],n){let s=this.view.toPlane(e,t);if(s!==null){if(this.grip.kind==="start")this.touch.moveStart(this.grip.index,hs(s,this.view.pixelsPerUnit),n);else if(this.grip.kind==="noise"){let r=[s[0]-this.grip.tail[0],s[1]-this.grip.tail[1]];Math.hypot(...r)*this.view.pixelsPerUnit>3&&this.touch.turned(r)}}}up=e=>{this.nFingers=Math.max(0,this.nFingers-1);let{begin:t,grip:n}=this;if(this.begin=null,n.kind!=="none"&&e.stopImmediatePropagation(),t===null||e.type!=="pointerup")return;let s=this.pixel(e);this.dragged?this.drag(s,!0):this.tap(s,n),this.grip={kind:"none"}};tap([e,t],n){if(this.touch.pickAt(e,t,r=>this.view.pixel(r))||n.kind!=="none")return;let s=this.view.toPlane(e,t);this.touch.tool()!=="drop"?this.touch.undrawn():s!==null&&this.touch.drop(hs(s,this.view.pixelsPerUnit))}};var M2=8,S2=240,w2="This browser offers no WebGL: the contours alone are shown. Everything else works.",_c=class{constructor(e,t,n,s){this.hand=e;this.drew=s;try{this.surface=new xc,new yc(this.surface,t),this.surface.orbitBy((l,c)=>{this.redraw(),c&&e.change({view:{...e.state.view,camera:l}})})}catch{e.announce(w2)}let r=this.contours.canvas;for(let[l,c]of Object.entries({tabindex:"0",role:"application","aria-roledescription":"contour map","data-testid":"contours","aria-label":"Landscape from above. Arrows move a crosshair, Shift finer; Enter drops a start; M carries the nearest start, Delete removes it; plus and minus zoom, 0 shows all."}))r.setAttribute(l,c);if(this.boxes={surface:L("figure",{class:"view"},this.surface?.canvas??L("div")),contours:L("figure",{class:"view"},r)},this.surface){let{canvas:l}=this.surface;for(let[c,u]of Object.entries({tabindex:"0",role:"application","aria-roledescription":"surface in three dimensions","data-testid":"surface","aria-label":"Landscape as a surface. Arrows turn it, with Shift they move it; plus and minus zoom, 0 resets."}))l.setAttribute(c,u)}let a=(l,c)=>at(c,()=>{let u={...e.state.view,[l]:!e.state.view[l]};!u.surface&&!u.contours&&(u[l==="surface"?"contours":"surface"]=!0),e.change({view:u})},{"data-testid":`view-${l}`});this.toggles={surface:a("surface","surface"),contours:a("contours","contours")};let o=(l,c,u)=>at(l,()=>{u===0&&e.place?this.contours.viewport.show(e.place.box):this.contours.viewport.zoomBy(u),this.contours.moved(),this.redraw()},{"aria-label":c,class:"small"});this.el=L("section",{class:"stage","aria-label":"Views"},L("div",{class:"views"},this.boxes.surface,this.boxes.contours),L("div",{class:"bar"},n,L("div",{class:"row shown",role:"group","aria-label":"Shown"},this.toggles.surface,this.toggles.contours,o("\u2212","zoom contours out",.8),o("+","zoom contours in",1.25),o("whole","show all contours",0))),L("p",{class:"legend"},this.count,"\u25C9 minimum  \u2715 saddle  \u25B3 maximum  \u25C7 degenerate; solid curve: the ridge (stable manifold), dotted: the way out. ",this.caption)),new so(this.contours,t),this.watch=new ResizeObserver(()=>this.resize()),this.watch.observe(this.boxes.surface),this.watch.observe(this.boxes.contours)}hand;drew;el;contours=new oo;surface=null;boxes;toggles;caption=L("span",{class:"note"});count=L("span",{class:"note count","data-testid":"drawn-count"});watch;pending=0;frame=null;follow(e){let t=e.view.surface&&this.surface!==null,n=e.view.contours||this.surface===null;this.boxes.surface.hidden=!t,this.boxes.contours.hidden=!n,this.toggles.surface.disabled=this.surface===null,this.toggles.surface.setAttribute("aria-pressed",String(t)),this.toggles.contours.setAttribute("aria-pressed",String(n)),this.redraw()}setCamera(e){this.surface?.setCamera(e),this.redraw()}theme(e){this.contours.setTheme(e),this.surface?.setTheme(e),this.redraw()}arrive(e,t){if(!(t!==null&&t.formula===e.formula&&JSON.stringify(t.box)===JSON.stringify(e.box))){let r=new Cs(Nt(e.landscape).formula);this.contours.setGround(r,e.box),this.surface?.setGround(r,e.box)}let s=e.manifolds.slice(0,2*M2).flatMap(({kind:r,branches:a})=>a.map(o=>({kind:r,track:o})));this.contours.setPlace(e.criticalPoints,s),this.surface?.setPlace(e.criticalPoints,s),this.caption.textContent=this.surface?.compressed?"The surface's height is compressed (asinh), or a few high values would hide the rest.":"",this.redraw()}see(e){this.frame=e;let t=e.optimizers[0],[n,s]=[t?.points[0].length??0,t?.nWalkers??0];this.count.textContent=n<s?`Drawn: ${Fe(n)} of ${Fe(s)} walkers${e.optimizers.length>1?" of each optimizer":""}; all are counted. `:"",this.redraw()}redraw(){this.pending===0&&(this.pending=requestAnimationFrame(()=>this.draw()))}dispose(){cancelAnimationFrame(this.pending),this.watch.disconnect(),this.surface?.dispose()}resize(){for(let e of["surface","contours"]){let{clientWidth:t,clientHeight:n}=this.boxes[e];t>0&&n>0&&this[e]?.resize(t,n)}this.redraw()}draw(){if(this.pending=0,this.hand.place===null)return;let e=performance.now(),t=this.overlay();this.boxes.contours.hidden||this.contours.draw(t),this.boxes.surface.hidden||this.surface?.draw(t),this.drew(performance.now()-e)}overlay(){let{state:e,place:t}=this.hand,{frame:n}=this,s=e.selected,r=s&&n?n.optimizers[s.optimizer]:void 0,a=e.starts.kind==="points"?e.starts.points:e.starts.kind==="line"?[e.starts.from,e.starts.to]:[e.starts.center],o=null;if(r&&s&&r.path[0].length>0){let l=r.path[0].length-1,c=Wt(e.optimizers,s.optimizer),u=n?.forecast&&n.forecast.optimizer===s.optimizer?su(n.forecast):"",d=this.boxes.contours.clientWidth>=S2,h=u===""?c:d?`${c}: ${u}`:u.split(", ")[0];o={at:[r.path[0][l],r.path[1][l]],text:h}}return{crowds:(n?.optimizers??[]).map((l,c)=>({position:c,xs:l.points[0],ys:l.points[1],n:l.points[0].length})),trails:(n?.optimizers??[]).map((l,c)=>({position:c,track:l.path})).filter(({position:l,track:c})=>c[0].length>1&&l!==s?.optimizer),path:r&&s?{position:s.optimizer,track:r.path}:null,label:o,starts:t?.nDims===1?a.map(([l])=>[l,0]):a,shape:e.starts.kind==="points"?null:e.starts.kind==="line"?{kind:"line",from:e.starts.from,to:e.starts.to}:{kind:"patch",center:e.starts.center,radius:e.starts.radius},noise:eo(this.hand),arrows:this.hand.arrows,crosshair:this.hand.crosshair}}};var Dh=8,Nm=[["drop","points"],["line","line"],["patch","patch"]];function T2(i,e,t){let n=i.kind==="points"?i.points[0]:i.kind==="line"?i.from:i.center,s=i.kind==="points"?100:i.count;if(e==="drop")return{kind:"points",points:[n]};if(e==="patch")return{kind:e,center:n,radius:Number((t/20).toPrecision(2)),count:s};let r=[n[0],Number((n[1]+t/4).toPrecision(3))];return{kind:"line",from:n,to:r,count:s}}function Um(i){let e=()=>i.place?i.place.box[0][1]-i.place.box[0][0]:4,t=h=>{let f=i.state.selected,p=f&&f.walker<Lt(h)?f:null;return i.ask({starts:h,selected:p})},n=Nm.map(([h,f])=>at(f,()=>{i.tool=h;let p=i.state.starts;(h==="drop"?p.kind==="points":p.kind===h)?c():t(T2(p,h,e()))},{"data-testid":`starts-${h}`,"aria-pressed":"false"})),s=L("div",{class:"fields"}),r=L("p",{class:"note"}),a=(h,f,p)=>{let v=f.map((g,m)=>{let _=xn(m===0?"x":"y",T=>p(m===0?[T,f[1]]:[f[0],T]),{},`${h}, ${m===0?"x":"y"}`);return _.set(g),_.el});return L("div",{class:"pair",role:"group","aria-label":h},L("span",{},h),...v)},o=(h,f,p)=>{let v=xn(h,p,{});return v.set(f),v.el},l="",c=()=>{let{starts:h}=i.state,f=h.kind==="points"?"drop":h.kind;Nm.forEach(([m],_)=>n[_].setAttribute("aria-pressed",String(m===f))),i.tool=f;let p=JSON.stringify(h),v=s.getRootNode().activeElement;if(p===l)return;l=p;let g=v&&s.contains(v)?[...s.querySelectorAll("input,button")].indexOf(v):-1;s.replaceChildren(...u(h)),g>=0&&s.querySelectorAll("input,button")[g]?.focus(),r.textContent=f==="drop"?"Click either view to drop a start, drag one to move it. Keys: arrows, then Enter.":f==="line"?"Press on the contours and drag to draw the line of starts.":"Press on the contours and drag from the centre outwards: the radius is one standard deviation."},u=h=>{if(h.kind==="line")return[a("from",h.from,v=>t({...h,from:v})),a("to",h.to,v=>t({...h,to:v})),o("walkers",h.count,v=>t({...h,count:v}))];if(h.kind==="patch")return[a("centre",h.center,v=>t({...h,center:v})),o("radius",h.radius,v=>t({...h,radius:v})),o("walkers",h.count,v=>t({...h,count:v}))];let{points:f}=h,p=f.slice(0,Dh).map((v,g)=>{let m=a(`start ${g+1}`,v,_=>t({kind:"points",points:f.map((T,M)=>g===M?_:T)}));return f.length>1&&m.append(at("\u2715",()=>t({kind:"points",points:f.filter((_,T)=>T!==g)}),{"aria-label":`remove start ${g+1} at (${Ie(v[0])}, ${Ie(v[1])})`,class:"small"})),m});return f.length>Dh&&p.push(L("p",{class:"note"},`and ${f.length-Dh} more`)),f.length>1&&p.push(at("keep the first alone",()=>t({kind:"points",points:f.slice(0,1)}),{class:"small"})),p};return{el:Fi("Starts",!0,L("div",{class:"row",role:"group","aria-label":"shape of the starts"},...n),s,r),follow:c}}var[bc,km,Fm,Om]=[40,12,34,12];function Bm(i){let e=L("canvas",{class:"survival",role:"img","aria-label":"Survival curves; the table below has the numbers"}),t=L("p",{class:"note"}),n=L("div",{class:"scroll"}),s=L("details",{},L("summary",{},"the same as a table"),n);return{el:L("div",{class:"card","data-testid":"survival"},L("h3",{},"Share still at the saddle"),e,t,s),see(a){let o=a.optimizers.some(l=>l.survival!==null);e.hidden=s.hidden=!o,t.textContent=o?"How many walkers have not escaped yet, step by step (Kaplan\u2013Meier); who diverged or left the domain counts as never escaped.":"The walkers did not start near a saddle: there is nothing to leave.",o&&(A2(i,e,a),(s.open||n.childElementCount===0)&&n.replaceChildren(E2(i,a)))}}}function A2(i,e,t){let n=Math.min(2,devicePixelRatio||1),[s,r]=[e.clientWidth||320,e.clientHeight||180];e.width!==Math.round(s*n)&&(e.width=Math.round(s*n)),e.height!==Math.round(r*n)&&(e.height=Math.round(r*n));let a=e.getContext("2d"),{theme:o}=i;a.setTransform(n,0,0,n,0,0),a.clearRect(0,0,s,r);let l=u=>bc+(s-bc-Om)*u/t.nSteps,c=u=>km+(r-km-Fm)*(1-u);a.font="11px system-ui, sans-serif",a.fillStyle=a.strokeStyle=o.faint,a.lineWidth=1,a.textBaseline="middle",a.textAlign="right";for(let u of[0,.5,1])a.globalAlpha=.35,a.beginPath(),a.moveTo(bc,c(u)),a.lineTo(s-Om,c(u)),a.stroke(),a.globalAlpha=1,a.fillText(`${100*u} %`,bc-4,c(u));a.textBaseline="top";for(let u of[0,.5,1])a.textAlign=u===0?"left":u===1?"right":"center",a.fillText(`${u===1?"step ":""}${Fe(u*t.nSteps)}`,l(u*t.nSteps),r-Fm+6);t.optimizers.forEach((u,d)=>{if(u.survival===null)return;let h=hn(d,o),{steps:f,share:p}=u.survival;a.strokeStyle=h.color,a.lineWidth=2.2,a.setLineDash([...h.dash]),a.beginPath(),a.moveTo(l(0),c(1));let v=1,[g,m]=[-1/0,1];for(let _=0;_<f.length&&!(f[_]>t.step);_++){let T=l(f[_]);T>g+.5/n&&(m!==v&&a.lineTo(g,c(v)),g=T,m=p[_],a.lineTo(g,c(v)),a.lineTo(g,c(m))),v=p[_]}m!==v&&a.lineTo(g,c(v)),a.lineTo(l(t.step),c(v)),a.stroke()}),a.setLineDash([])}function E2(i,e){let t=e.optimizers.map((n,s)=>{let{steps:r,share:a}=n.survival??{steps:new Float32Array,share:new Float32Array},o=a.findIndex(l=>l<=.5);return[Wt(i.state.optimizers,s),r.length>0?Fe(r[0]):"none yet",o>=0?Fe(r[o]):"not yet",Ie(a.length>0?a[a.length-1]:1)]});return Bi("Escape steps",["optimizer","first leaves","half have left","share still there"],t)}var R2=.02,C2=1.5,I2=-1e6,zm=4;function Gm(i,e,t,n){let s=new Map;i.optimizers.forEach((a,o)=>{let[l,c]=[N2(a,e,n,i.step),P2(a,e)],u=l!==""&&a.nWalkers===1&&c.includes("near"),d=[l,u?"":c].filter(h=>h!=="").join(" ");d!==""&&s.set(d,[...s.get(d)??[],t[o]])});let r=[...s].map(([a,o])=>`${o.join(", ")}: ${a}`);return i.optimizers.some(a=>a.value<I2)&&r.push("A value like \u22121e20 means: this function has no lowest point, it falls for ever, and so does a walker that has left. The value says that it left, and no more."),r}function P2(i,e){let[t,n]=i.points,s=R2*Tr(e),r=new Map;for(let u=0;u<t.length;u++){let d=D2(t[u],n[u]??0,e,s);r.set(d,(r.get(d)??0)+1)}let a=[...r].sort((u,d)=>d[1]-u[1]).map(([u,d])=>[L2(u,e),d]);if(a.length===0)return"";if(t.length===1)return`Now: ${a[0][0]}.`;let o=a.slice(zm).reduce((u,[,d])=>u+d,0),l=a.slice(0,zm).map(([u,d])=>`${Fe(d)} ${u}`);o>0&&l.push(`${Fe(o)} at other places`);let c=t.length<i.nWalkers?`, of the ${Fe(t.length)} drawn`:"";return`Now: ${l.join(", ")}${c}.`}function D2(i,e,t,n){if(!Number.isFinite(i)||!Number.isFinite(e))return"no number";let s=Ar(t.criticalPoints,i,e);if(s&&s.distance<=n)return s.point;let[[r,a],[o,l]]=t.box;return i>=r&&i<=a&&(t.nDims===1||e>=o&&e<=l)?t.reference&&rs(t.reference,[i,e])<t.reference.radius?"near":"elsewhere":"outside"}function L2(i,e){let t=({kind:n,location:s})=>`the ${n==="DEGENERATE"||n==="UNDECIDED"?"flat point":Kc[n]} (${s.slice(0,e.nDims).map(Ie).join(", ")})`;return i==="no number"?"at no number":i==="outside"?"outside the picture":i==="elsewhere"?"elsewhere in the picture":i==="near"?`near ${t(e.reference.point)}`:`at ${t(i)}`}function N2(i,e,t,n){let{reference:s}=e,[r,a]=i.path;if(s===null||n===0||r.length<2||i.tally.STUCK<i.nWalkers)return"";let o=r.length-1,[l,c]=[rs(s,[r[0],a[0]]),rs(s,[r[o],a[o]])],u=i.nWalkers===1?"":`walker ${Fe(t)} is `,d=s.escapeDirections.length===0?"from its centre":"from the saddle along the way out";if(c===0)return`not left after ${Fe(n)} steps: ${u}exactly 0 ${d}, so nothing pushes it off.`;let h=`it counts as escaped at ${Ie(s.radius)}`;return l>0&&c>C2*l?`not left yet after ${Fe(n)} steps, but on its way out: ${u}${Ie(c)} ${d}, from ${Ie(l)} at the start; ${h}.`:`not left after ${Fe(n)} steps: ${u}${Ie(c)} ${d}; ${h}.`}var U2=4,Vm="the function's value at the walker that is followed";function Wm(i){let e=L("tbody",{role:"rowgroup"}),t=L("tr",{role:"row"}),n=L("p",{class:"note","data-testid":"budget"}),s=L("table",{class:"tally",role:"table","data-testid":"tally"},L("caption",{},"What became of the walkers"),L("thead",{role:"rowgroup"},t),e),r=L("ul",{class:"evidence","data-testid":"evidence"}),a=L("dl",{}),o=L("details",{class:"meanings","data-testid":"outcome-words"},L("summary",{},"What these words mean"),a),l="",c="",u=h=>{let f=Jd(i.place),p=(g,m)=>L("th",{scope:"col",role:"columnheader",title:m},g);t.replaceChildren(p("optimizer","each has the same starts, noise and number of steps"),...h.map(g=>p(Es[g],f[g])),p("value",Vm));let v=(g,m)=>L("td",{role:"cell","data-outcome":g,"data-label":m});e.replaceChildren(...i.state.optimizers.map((g,m)=>L("tr",{role:"row","data-testid":`tally-row-${g.rule}`,"data-position":m},L("th",{scope:"row",role:"rowheader"},L("button",{type:"button",class:"pick",title:"follow this optimizer's walker",onclick:()=>i.pick(m,i.state.selected?.walker??0)},Lr(m,i.theme),Wt(i.state.optimizers,m))),...h.map(_=>v(_,Es[_])),v("value","value")))),a.replaceChildren(...Jn.flatMap(g=>[L("dt",{},Es[g]),L("dd",{},f[g])]),L("dt",{},"value"),L("dd",{},`${Vm} (number 0 where none is).`),L("dt",{},"ranges"),L("dd",{},"beside a count: the share among very many such walkers lies in the range, 95 times in 100 (Wilson interval)."),L("dt",{},"gradients"),L("dd",{},"what a run costs. Second gradients at a kick and Hessians are counted apart."))},d=h=>{let f=Jn.filter((w,x)=>x<U2||h.optimizers.some(S=>S.tally[w]>0)),p=JSON.stringify([f,i.state.optimizers,i.theme.dark,i.place?.reference??null]);p!==l&&u(f),l=p,h.optimizers.forEach((w,x)=>k2(e.children[x],w,i.state.selected?.optimizer===x,h.step>0));let v=h.optimizers[0];if(v===void 0)return;let g=h.optimizers.some(w=>w.nSampleGradients!==v.nSampleGradients),m=g?h.optimizers.map((w,x)=>`${Wt(i.state.optimizers,x)} ${Fe(w.nSampleGradients)}`).join(", "):Fe(v.nSampleGradients),_=i.state.batch?"gradients of single samples":"gradients",T=h.optimizers.flatMap(({nFullGradients:w,nFullHessians:x},S)=>w+x>0?[`${Wt(i.state.optimizers,S)} ${w>0?`${Fe(w)} gradients`:`${Fe(x)} Hessians`}`]:[]);n.textContent=`${h.step===0?"Not run yet":h.done?"At the end":"If the run ended now"}: ${Fe(h.step)} of ${Fe(h.nSteps)} steps each. Spent by each walker: ${m} ${_}${g||h.optimizers.length===1?"":", the same for all"}.`+(T.length>0?` Of the whole landscape besides: ${T.join(", ")}.`:"");let M=i.state.optimizers.map((w,x)=>Wt(i.state.optimizers,x)),E=i.place&&h.step>0?Gm(h,i.place,M,i.state.selected?.walker??0):[];E.join(`
`)!==c&&r.replaceChildren(...E.map(w=>L("li",{},w))),c=E.join(`
`),r.hidden=E.length===0};return{el:L("div",{class:"card"},L("div",{class:"scroll"},s),r,n,o),see:d}}function k2(i,e,t,n){if(i!==void 0){i.classList.toggle("selected",t);for(let s of i.querySelectorAll("td")){let r=s.dataset.outcome;if(r==="value"){s.textContent=Ie(e.value);continue}let[a,o]=[e.tally[r],e.shares[r]],l=n?e.nWalkers===1?a>0?"1":"0":Fe(a):"\u2013",c=n&&e.nWalkers>1&&a>0?` ${Hm(o.low)}\u2013${Hm(o.high)} %`:"";s.dataset.count=String(a),s.classList.toggle("none",a===0),s.replaceChildren(L("b",{},l),c?L("span",{class:"range"},c):"")}}}var Hm=i=>{let e=100*i;return e>0&&e<1||e>99&&e<100?e.toFixed(1):e.toFixed(0)};var F2=10,Xm=1e4;function $m(i){let e=n=>{let{selected:s}=i.state;i.change({starts:n,selected:s&&s.walker<Lt(n)?s:null})},t=([n,s])=>i.place?.nDims===1?[n,0]:[n,s];return{starts(){let{starts:n}=i.state,s=i.place?.nDims===1?r=>[r[0],0]:r=>r;return n.kind==="points"?n.points.map(s):(n.kind==="line"?[n.from,n.to]:[n.center]).map(s)},noise:()=>eo(i),tool:()=>i.tool,pickAt(n,s,r){let a=null,o=F2;return i.frame?.optimizers.forEach((l,c)=>{for(let u=0;u<l.points[0].length;u++){let[d,h]=r([l.points[0][u],l.points[1][u]]),f=Math.hypot(d-n,h-s);f<o&&([o,a]=[f,{optimizer:c,walker:u*l.stride}])}}),a===null?!1:(i.pick(a.optimizer,a.walker),!0)},drop(n){let{starts:s}=i.state,r=t(n);s.kind==="line"?e({...s,to:r}):s.kind==="patch"?e({...s,center:r}):s.points.length<Xm?e({kind:"points",points:[...s.points,r]}):i.say(`At most ${Xm} starts.`)},moveStart(n,s){let{starts:r}=i.state,a=t(s);r.kind==="points"?e({kind:"points",points:r.points.map((o,l)=>l===n?a:o)}):r.kind==="line"?e({...r,[n===0?"from":"to"]:a}):e({...r,center:a})},removeStart(n){let{starts:s}=i.state;if(s.kind!=="points"||s.points.length===1){i.say("The last start stays.");return}e({kind:"points",points:s.points.filter((r,a)=>a!==n)}),i.say("Start removed.")},drawn(n,s){let{starts:r}=i.state;if(r.kind==="line")e({...r,from:t(n),to:t(s)});else if(r.kind==="patch"){let a=Number(Math.hypot(s[0]-n[0],s[1]-n[1]).toPrecision(3));e({...r,center:t(n),radius:a})}},turned([n,s]){let r=i.state.noise?.std??.1,a=Math.hypot(n,s),o=[n,s].map(l=>Math.abs(l)<.035*a?0:Number((l/a).toPrecision(4)));i.change({noise:{std:r,direction:[o[0],o[1]]}})},crosshair(n){i.crosshair=n,n&&i.say(`${n[0]}, ${n[1]}`),i.redraw()},undrawn(){let n=i.tool==="line"?"from one end of the line of starts to the other":"from the centre of the patch outwards";i.announce(`A click alone draws nothing: press on the contours and drag ${n}.`)},viewed:()=>i.redraw(),say:n=>i.say(n)}}var O2=["landscape","box","starts","optimizers","noise","batch","schedule","steps","seed"],B2=14,z2=5,qm=500,Mc=1e4,G2=70,Sc=class{constructor(e,t,n){this.told=n;this.state=e,this.theme=Yc(e.view.theme),this.simulation=new Ja(e),this.run=yf(this),this.stage=new _c(this,$m(this),this.run.transport,c=>this.paced(c)),this.tour=qd(this),this.film=vf(this,c=>this.refuse(c));let s=tf(this,t,()=>this.tour.open(0)),r=[sf(this),Um(this),cf(this),rf(this)];this.read=[Wm(this),_f(this),Bm(this)];let a=this.read.slice(0,2),o=[...this.read.slice(2),jd(this),this.film];this.parts=[s,this.tour,this.run,...r,...a,...o];let l=c=>c.map(u=>u.el);this.el=L("div",{class:"unsaddle-explorer","data-lm-suppress-shortcuts":"true"},s.el,this.notice,this.live,this.tour.el,Qd(this.stage.el,L("section",{class:"outcome","aria-label":"Outcome"},...l(a)),L("section",{class:"panel","aria-label":"Controls"},this.run.el,...l(r)),L("section",{class:"below","aria-label":"Results"},...l(o)))),ef(this.el,c=>this.film.take(c),c=>this.refuse(c)),this.el.addEventListener("keydown",this.key),this.system.addEventListener("change",this.dressed),this.simulation.onplace(c=>this.arrive(c)),this.simulation.onframe(c=>this.see(c)),this.simulation.onrefusal(c=>this.refuse(c)),this.stage.setCamera(e.view.camera),this.dressed(),e.selected&&this.simulation.examine("last")}told;el;simulation;state;place=null;frame=null;theme;tool="drop";arrows=[];crosshair=null;parts;read;stage;run;tour;film;notice=L("p",{class:"notice",role:"status","data-testid":"notice",hidden:!0});live=L("p",{class:"unseen","aria-live":"polite"});system=matchMedia("(prefers-color-scheme: dark)");before=null;restart=0;drawn=Mc;asked=Mc;patience=0;telling=0;toldAt=-1/0;ended=!1;change(e){let t=this.ask(e);t!==null&&this.announce(t)}ask(e){let t=Dn(JSON.parse(JSON.stringify({...this.state,...e})));return"refusal"in t?(this.told.refused(t.refusal),this.follow(),t.refusal):(this.notice.hidden=!0,this.apply(t.state),this.told.state(this.state),null)}apply(e){let t=this.state,n=a=>JSON.stringify(t[a])!==JSON.stringify(e[a]),s=e.selected,r=s&&(s.optimizer>=e.optimizers.length||s.walker>=Lt(e.starts));this.state=r?{...e,selected:null}:e,O2.some(n)?this.restartSoon():(n("selected")&&(this.simulation.select(this.state.selected),this.simulation.examine(this.state.selected?"last":null)),n("speed")&&this.simulation.setSpeed(e.speed)),t.view.theme!==e.view.theme?this.dressed():this.follow()}replay(e){e!==null&&this.film.load(typeof e=="string"?e:JSON.stringify(e))}say(e){this.live.textContent=e}pick(e,t){return this.ask({selected:{optimizer:e,walker:t}})}redraw(){this.stage.redraw()}dispose(){cancelAnimationFrame(this.restart),clearTimeout(this.telling),this.system.removeEventListener("change",this.dressed),this.simulation.dispose(),this.stage.dispose(),this.el.remove()}announce(e){this.notice.hidden=e==="",this.notice.textContent=e}refuse(e){this.announce(e),this.told.refused(e)}restartSoon(){this.el.dataset.waiting="",this.restart===0&&(this.restart=requestAnimationFrame(()=>{let e=this.simulation.playing;this.restart=0,this.ended=!1,this.simulation.reset(this.state),this.state.selected&&this.simulation.examine("last"),e&&this.simulation.play()}))}follow(){this.stage.follow(this.state);for(let e of this.parts)e.follow?.(this.state)}arrive(e){this.place=e,this.stage.arrive(e,this.before),this.before=e;for(let t of this.parts)t.arrive?.(e)}see(e){if(this.frame=e,e.optimizers.length===this.state.optimizers.length){this.restart===0&&delete this.el.dataset.waiting,this.draw();for(let t of this.parts)this.read.includes(t)||t.see?.(e);this.tell(!e.done&&this.simulation.playing?G2:0),this.stage.see(e),this.told.frame(e),e.done&&!this.ended&&this.say(e.optimizers.map((t,n)=>{let s=Jn.filter(r=>t.tally[r]>0);return`${Wt(this.state.optimizers,n)}: ${s.map(r=>`${t.tally[r]} ${Es[r]}`).join(", ")}`}).join("; ")),this.ended=e.done}}tell(e){let t=this.toldAt+e-performance.now();if(clearTimeout(this.telling),t>0){this.telling=window.setTimeout(()=>this.tell(0),t);return}if(this.toldAt=performance.now(),this.frame?.optimizers.length===this.state.optimizers.length)for(let n of this.read)n.see?.(this.frame)}paced(e){if(this.simulation.milliseconds.draw=e,this.el.dataset.simulate=this.simulation.milliseconds.simulate.toFixed(2),this.el.dataset.draw=e.toFixed(2),this.el.dataset.drawn=String(this.drawn),!this.simulation.playing)return;this.patience=.9*this.patience+.1*Math.min(30,e);let t=this.patience>B2?this.drawn*.7:this.patience<z2?this.drawn*1.2:this.drawn,n=Math.round(Math.min(Mc,Math.max(qm,t))),s=this.state.optimizers.length*Lt(this.state.starts),r=n<this.drawn?s>qm:s>this.drawn;n===this.drawn||!r||(this.drawn=n,this.draw())}draw(){let e=this.simulation.playing?this.drawn:Mc;e!==this.asked&&(this.asked=e,this.simulation.setDrawn(e))}dressed=()=>{this.theme=Yc(this.state.view.theme),this.el.dataset.theme=this.theme.dark?"dark":"light",this.stage.theme(this.theme),this.follow(),this.frame&&this.see(this.frame)};key=e=>{let t=e.composedPath()[0];if(e.altKey||e.ctrlKey||e.metaKey||/^(INPUT|SELECT|TEXTAREA)$/.test(t.tagName))return;let n=/^(BUTTON|SUMMARY|A)$/.test(t.tagName);if(e.key===" "&&!n)this.run.toggle();else if(e.key==="."||e.key===",")this.simulation.step(e.key==="."?1:-1);else if(this.tour.running&&(e.key==="n"||e.key==="p"))this.tour.move(e.key==="n"?1:-1);else return;e.preventDefault()}};var Ym=`.unsaddle-explorer {
  --ink: #1c1f26; --faint: #595e68; --paper: #ffffff; --card: #f5f6f8; --rule: #cfd3da;
  --accent: #7a1fa2; --primary: #0a4fae; --on-primary: #ffffff; --bad: #a3122b;
  container-type: inline-size;
  font: 14px/1.45 system-ui, -apple-system, "Segoe UI", sans-serif;
  color: var(--ink); background: var(--paper); padding: 10px 14px; text-align: left; position: relative;
}
.unsaddle-explorer[data-theme="dark"] {
  --ink: #eef0f4; --faint: #aab1bd; --paper: #14171d; --card: #1d2129; --rule: #3a414d;
  --accent: #e0a3ff; --primary: #8ab8ff; --on-primary: #0b1220; --bad: #ff9aa8;
  color-scheme: dark;
}
.unsaddle-explorer[data-theme="light"] { color-scheme: light; }
.unsaddle-explorer *, .unsaddle-explorer *::before { box-sizing: border-box; }
.unsaddle-explorer [hidden] { display: none !important; }
.unsaddle-explorer header { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; margin-bottom: 8px; }
.unsaddle-explorer h1 { font-size: 20px; margin: 0; line-height: 1.2; }
.unsaddle-explorer h2 { font-size: 17px; margin: 2px 0 4px; line-height: 1.25; }
.unsaddle-explorer h3 { font-size: 14px; margin: 0 0 4px; }
.unsaddle-explorer p { margin: 4px 0; }
.unsaddle-explorer .question { color: var(--faint); margin: 0; flex: 1 1 17em; }
.unsaddle-explorer .spring { flex: 1; }
.unsaddle-explorer .address { flex-basis: 100%; min-width: 0; font: 12px ui-monospace, monospace; }
.unsaddle-explorer .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; }
.unsaddle-explorer .notice { position: sticky; top: 0; z-index: 3; margin: 0 0 8px; border-left: 4px solid var(--accent); background: var(--card); padding: 6px 10px; overflow-wrap: anywhere; }
.unsaddle-explorer .body { display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr) 340px; align-items: start; }
.unsaddle-explorer .left { min-width: 0; display: flex; flex-direction: column; gap: 10px; }
.unsaddle-explorer .stage { position: sticky; top: 0; z-index: 2; background: var(--paper); padding-top: 4px; min-width: 0; }
.unsaddle-explorer :is(.outcome, .below) { min-width: 0; display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px; align-items: start; }
.unsaddle-explorer .panel { position: sticky; top: 0; max-height: 100vh; overflow: auto; scrollbar-width: thin; padding: 4px; min-width: 0; }
.unsaddle-explorer :is(.outcome, .below) :is(button, summary, input, select), .unsaddle-explorer .below > * { scroll-margin-top: calc(52vh + 96px); }
.unsaddle-explorer .views { display: flex; gap: 8px; background: var(--paper); }
.unsaddle-explorer .view { flex: 1 1 0; min-width: 0; aspect-ratio: 1; max-height: max(180px, 52vh); margin: 0; border: 1px solid var(--rule); border-radius: 6px; overflow: hidden; background: var(--card); }
.unsaddle-explorer .view canvas { display: block; width: 100%; height: 100%; touch-action: pan-y; }
.unsaddle-explorer .view canvas[data-testid="contours"] { cursor: crosshair; }
.unsaddle-explorer .view canvas:focus-visible { outline-offset: -3px; }
.unsaddle-explorer .legend, .unsaddle-explorer .note { color: var(--faint); font-size: 12.5px; }
.unsaddle-explorer .row { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; margin: 4px 0; }
.unsaddle-explorer .progress progress { flex: 1; height: 10px; accent-color: var(--primary); min-width: 60px; }
.unsaddle-explorer .bar { display: flex; flex-wrap: wrap; gap: 0 14px; align-items: center; margin-top: 4px; }
.unsaddle-explorer .transport { flex: 1 1 400px; display: flex; flex-wrap: wrap; gap: 0 10px; align-items: center; }
.unsaddle-explorer .transport .row button { padding: 5px 8px; }
.unsaddle-explorer .transport .progress { flex: 1 1 190px; }
.unsaddle-explorer .shown { gap: 5px; }
.unsaddle-explorer .legend { margin: 2px 0 0; padding-bottom: 4px; }
.unsaddle-explorer .legend .count { font-weight: 600; color: var(--ink); }
.unsaddle-explorer .drop { position: absolute; inset: 0; z-index: 9; pointer-events: none; border: 4px dashed var(--primary); background: color-mix(in srgb, var(--paper) 70%, transparent); }
.unsaddle-explorer .drop b { position: sticky; top: 40vh; display: block; width: fit-content; margin: 120px auto; padding: 12px 20px; border-radius: 8px; background: var(--primary); color: var(--on-primary); font-size: 17px; }
.unsaddle-explorer .run .row .entry { margin-right: 0; }
.unsaddle-explorer .where { font-variant-numeric: tabular-nums; font-size: 12.5px; color: var(--faint); }
.unsaddle-explorer button, .unsaddle-explorer select, .unsaddle-explorer input { font: inherit; color: inherit; }
.unsaddle-explorer button { background: var(--card); border: 1px solid var(--rule); border-radius: 6px; padding: 5px 10px; cursor: pointer; min-height: 32px; }
.unsaddle-explorer button:hover:not(:disabled) { border-color: var(--ink); }
.unsaddle-explorer button:disabled { opacity: 0.55; cursor: default; }
.unsaddle-explorer button.primary { background: var(--primary); color: var(--on-primary); border-color: var(--primary); font-weight: 600; }
.unsaddle-explorer button.small { padding: 2px 8px; min-height: 28px; font-size: 12.5px; }
.unsaddle-explorer button[aria-pressed="true"] { border-color: var(--primary); box-shadow: inset 0 0 0 1px var(--primary); font-weight: 600; }
.unsaddle-explorer :focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
.unsaddle-explorer select, .unsaddle-explorer input[type="text"], .unsaddle-explorer input[type="number"] {
  background: var(--paper); border: 1px solid var(--rule); border-radius: 5px; padding: 4px 6px; min-height: 30px; max-width: 100%;
}
.unsaddle-explorer .panel { display: flex; flex-direction: column; gap: 8px; }
.unsaddle-explorer .section, .unsaddle-explorer .card, .unsaddle-explorer .run, .unsaddle-explorer .tour { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 8px 10px; margin: 0; min-width: 0; }
.unsaddle-explorer .section > summary, .unsaddle-explorer .anatomy > summary, .unsaddle-explorer .replay > summary { font-weight: 600; }
.unsaddle-explorer summary { cursor: pointer; }
.unsaddle-explorer .formula { width: 100%; font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 13px; }
.unsaddle-explorer .formula[aria-invalid="true"] { border-color: var(--bad); box-shadow: 0 0 0 1px var(--bad); }
.unsaddle-explorer .error { color: var(--bad); font-size: 13px; overflow-wrap: anywhere; max-height: 180px; overflow: auto; }
.unsaddle-explorer .error pre { margin: 4px 0; font-weight: 600; font-family: ui-monospace, "DejaVu Sans Mono", monospace; overflow-x: auto; color: var(--bad); background: none; border: 0; padding: 0 7px; }
.unsaddle-explorer .choice { display: flex; flex-wrap: wrap; gap: 2px 8px; align-items: center; margin: 4px 0; }
.unsaddle-explorer .choice select { flex: 1; min-width: 90px; }
.unsaddle-explorer header .choice select { flex: none; }
.unsaddle-explorer .slider { display: grid; grid-template-columns: minmax(0, 1fr) 78px; gap: 0 8px; align-items: center; margin: 4px 0; }
.unsaddle-explorer .slider label { grid-column: 1 / -1; font-size: 12.5px; }
.unsaddle-explorer .slider input[type="range"] { width: 100%; accent-color: var(--primary); margin: 0; }
.unsaddle-explorer .slider input[type="number"] { width: 78px; }
.unsaddle-explorer .entry { display: inline-block; font-size: 12.5px; margin: 2px 6px 2px 0; }
.unsaddle-explorer .entry label { display: inline-flex; gap: 6px; align-items: center; }
.unsaddle-explorer .entry .error, .unsaddle-explorer .slider .error { display: block; grid-column: 1 / -1; font-size: 12.5px; }
.unsaddle-explorer .entry:has(.error:not(:empty)) { flex-basis: 100%; }
.unsaddle-explorer .entry input { width: 80px; }
.unsaddle-explorer .pair { display: flex; gap: 4px; align-items: center; font-size: 12.5px; flex-wrap: wrap; }
.unsaddle-explorer .pair > span { min-width: 42px; }
.unsaddle-explorer .pair .entry { margin-right: 0; }
.unsaddle-explorer .pair .entry input { width: 94px; }
.unsaddle-explorer .tick { display: inline-flex; gap: 7px; align-items: center; min-height: 28px; cursor: pointer; }
.unsaddle-explorer .tick input { width: 17px; height: 17px; accent-color: var(--primary); margin: 0; }
.unsaddle-explorer .optimizer { border-top: 1px solid var(--rule); padding: 2px 0; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; }
.unsaddle-explorer .optimizer.off { padding-left: 50px; color: var(--faint); }
.unsaddle-explorer .optimizer details { font-size: 12.5px; }
.unsaddle-explorer .optimizer details[open] { flex-basis: 100%; }
.unsaddle-explorer .optimizer summary { color: var(--faint); min-height: 24px; }
.unsaddle-explorer .swatch { width: 40px; height: 16px; flex: none; }
.unsaddle-explorer table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: 13px; color: inherit; margin: 0; }
.unsaddle-explorer caption { text-align: left; font-weight: 600; padding-bottom: 4px; color: inherit; }
.unsaddle-explorer th, .unsaddle-explorer td { text-align: right; padding: 3px 6px; border-top: 1px solid var(--rule); white-space: nowrap; background: none; }
.unsaddle-explorer th:first-child { text-align: left; font-weight: 500; white-space: normal; }
.unsaddle-explorer thead th { color: var(--faint); font-weight: 600; border-top: 0; }
.unsaddle-explorer .scroll { overflow-x: auto; }
.unsaddle-explorer[data-waiting] .tally td > * { visibility: hidden; }
.unsaddle-explorer .tally .pick { display: flex; gap: 6px; align-items: center; border: 0; background: none; padding: 0; min-height: 28px; text-align: left; }
.unsaddle-explorer .tally tr.selected { box-shadow: inset 3px 0 0 var(--accent); }
.unsaddle-explorer .tally tr.selected .pick { font-weight: 700; padding-left: 6px; }
.unsaddle-explorer .tally td.none b { font-weight: 400; color: var(--faint); }
.unsaddle-explorer .tally th[title] { cursor: help; }
.unsaddle-explorer .evidence { margin: 6px 0; padding-left: 18px; }
.unsaddle-explorer .meanings dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 12px; margin: 6px 0 0; max-width: 90ch; }
.unsaddle-explorer .meanings dt { font-weight: 600; }
.unsaddle-explorer .meanings dd { margin: 0; }
.unsaddle-explorer .range { color: var(--faint); font-size: 11.5px; }
.unsaddle-explorer .survival { width: 100%; height: 180px; display: block; }
.unsaddle-explorer .heat { width: 100%; height: 380px; display: block; border: 1px solid var(--rule); border-radius: 6px; }
.unsaddle-explorer .file { display: flex; flex-wrap: wrap; gap: 4px 10px; align-items: center; }
.unsaddle-explorer .named { display: flex; gap: 6px; align-items: center; }
.unsaddle-explorer .share { font-weight: 600; }
.unsaddle-explorer .tour { border-left: 5px solid var(--primary); margin-bottom: 10px; }
.unsaddle-explorer .tour p { max-width: 115ch; }
.unsaddle-explorer .lesson { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 4px 16px; align-items: start; }
.unsaddle-explorer .attempt { background: var(--paper); border-radius: 6px; padding: 5px 9px; }
@container (min-width: 940px) {
  .unsaddle-explorer .below, .unsaddle-explorer .panel { padding-bottom: 8px; }
}
@container (max-width: 939.98px) {
  .unsaddle-explorer .body { display: flex; flex-direction: column; align-items: stretch; gap: 8px; }
  .unsaddle-explorer .left, .unsaddle-explorer .stage { display: contents; }
  .unsaddle-explorer .views { position: sticky; top: 0; z-index: 2; padding: 4px 0; }
  .unsaddle-explorer .view { aspect-ratio: 1; max-height: max(160px, 45vh); }
  .unsaddle-explorer .bar { margin-top: -4px; }
  .unsaddle-explorer .lesson { grid-template-columns: minmax(0, 1fr); }
  .unsaddle-explorer .panel { position: static; max-height: none; overflow: visible; padding: 0; }
  .unsaddle-explorer :is(.outcome, .panel, .below) :is(button, summary, input, select), .unsaddle-explorer .below > * { scroll-margin-top: calc(45vh + 12px); }
  .unsaddle-explorer :is(button, button.small, select, summary, .tick, .pick, input[type="text"], input[type="number"], input[type="range"], input[type="file"]) { min-height: 34px; }
  .unsaddle-explorer button.small { min-width: 34px; }
  .unsaddle-explorer .tally .pick { min-height: 34px; }
  .unsaddle-explorer summary { padding-top: 6px; }
}
@media (max-height: 520px) {
  .unsaddle-explorer .stage, .unsaddle-explorer .notice { position: static; }
}
@container (max-width: 560px) {
  .unsaddle-explorer .view { aspect-ratio: 3 / 4; }
  .unsaddle-explorer .view[hidden] + .view, .unsaddle-explorer .view:has(+ .view[hidden]) { aspect-ratio: 1; }
  .unsaddle-explorer .question { flex-basis: 100%; order: 5; }
  .unsaddle-explorer .optimizer.off { padding-left: 0; }
  .unsaddle-explorer .range { display: block; }
  .unsaddle-explorer .meanings dl { grid-template-columns: minmax(0, 1fr); }
  .unsaddle-explorer .tally thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .unsaddle-explorer .tally, .unsaddle-explorer .tally caption, .unsaddle-explorer .tally tbody { display: block; }
  .unsaddle-explorer .tally tbody tr { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); border-top: 1px solid var(--rule); padding: 2px 0 4px 6px; }
  .unsaddle-explorer .tally tbody th { grid-column: 1 / -1; border-top: 0; }
  .unsaddle-explorer .tally td { text-align: left; border-top: 0; padding: 1px 3px; white-space: normal; }
  .unsaddle-explorer .tally td::before { content: attr(data-label); content: attr(data-label) / ""; display: block; color: var(--faint); font-size: 11px; }
}
/* A phone on its side: the picture on the left stays, all else goes by on the right. */
@media (max-height: 520px) {
  @container (min-width: 600px) and (max-width: 939.98px) {
    .unsaddle-explorer .body { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 10px; }
    .unsaddle-explorer .stage { display: block; position: sticky; grid-row: 1 / span 3; align-self: start; }
    .unsaddle-explorer .views { position: static; padding: 0; }
    .unsaddle-explorer .view { aspect-ratio: auto; height: max(120px, calc(100vh - 182px)); max-height: none; }
    .unsaddle-explorer .bar { margin-top: 2px; }
    .unsaddle-explorer .legend { font-size: 11px; }
    .unsaddle-explorer .outcome { container-type: inline-size; } /* so that its table is that of a phone held upright */
    .unsaddle-explorer :is(.outcome, .panel) { margin-bottom: 8px; }
    .unsaddle-explorer :is(.outcome, .panel, .below) { grid-column: 2; }
    .unsaddle-explorer :is(.outcome, .panel, .below) :is(button, summary, input, select), .unsaddle-explorer .below > * { scroll-margin-top: 8px; }
  }
}
@media (prefers-reduced-motion: no-preference) {
  .unsaddle-explorer button { transition: border-color 0.12s; }
}
.unsaddle-explorer pre.note { white-space: pre-wrap; overflow-wrap: anywhere; }
`;var Lh="s=";function Nh(i){let e=new TextEncoder().encode(JSON.stringify(i)),t="";for(let n of e)t+=String.fromCharCode(n);return Lh+btoa(t).replace(/\+/g,"-").replace(/\//g,"_").replace(/=+$/,"")}function Zm(i){let e=i.startsWith("#")?i.slice(1):i;try{return Dn(La(H2(e,i),"a state",ot.characters.state))}catch(t){if(t instanceof qe)return{refusal:t.message};throw t}}function H2(i,e){if(!i.startsWith(Lh))throw new qe(`the fragment ${Et(e)}`,"#s= and a state","Copy the whole address.");let t=i.slice(Lh.length),n=2*ot.characters.state,s=ns(t,n);if(s>n)throw new qe(`a state of ${_t(s)} characters`,`at most ${_t(n)}`,"Use fewer starts.");try{if(!/^[A-Za-z0-9_-]*$/.test(t))throw new TypeError("outside the alphabet");let r=atob(t.replace(/-/g,"+").replace(/_/g,"/")),a=Uint8Array.from(r,o=>o.charCodeAt(0));return new TextDecoder("utf-8",{fatal:!0,ignoreBOM:!0}).decode(a)}catch{throw new qe(`the fragment ${Et(e)}`,"#s= and a state in base64url","The address may be cut off: copy all of it.")}}var W2=300;function Km(){let i=typeof document>"u"?null:document.getElementById("unsaddle");if(i===null||i.dataset.mounted!==void 0)return;i.dataset.mounted="";let e=e0({state:Jm("unsaddle-state"),replay:Jm("unsaddle-replay"),message:""}),t=jm(e);Uh(i,e,{share:n=>`${location.href.split("#")[0]}#${Nh(n)}`}),t!==null&&Qm(i,t),X2(e,i)}function Jm(i){let e=document.getElementById(i)?.textContent??"";if(e.trim()==="")return null;try{return JSON.parse(e)}catch{return{unreadable:i}}}function jm(i){if(location.hash.length<2)return null;let e=Zm(location.hash);return"refusal"in e?e.refusal:(i.set("state",e.state),null)}function Qm(i,e){let t=i.querySelector('[data-testid="notice"]');t!==null&&(t.hidden=!1,t.textContent=e)}function X2(i,e){let t=0,n=location.hash,s=Dn(i.get("state")??{}),r="state"in s?s.state:Li(),a=(o,l)=>{n=`#${Nh(o)}`;try{history[l](null,"",n)}catch{n=location.hash}};i.on("change:state",()=>{let o=i.get("state");clearTimeout(t),o!==r&&(o.station!==r.station?(a(r,"replaceState"),a(o,"pushState")):t=setTimeout(()=>{location.hash===n&&a(o,"replaceState")},W2),r=o)}),addEventListener("hashchange",()=>{if(location.hash===n)return;n=location.hash;let o=jm(i);if(o!==null){Qm(e,o);return}r=i.get("state"),i.save_changes()})}var $2=400;function Uh(i,e,t={}){let n=e.get("state"),r=n==null||Object.keys(n).length===0?{state:Li()}:Dn(n),a=0,o=f=>{e.set("message",f),e.save_changes()},l=new Sc("state"in r?r.state:Li(),t,{refused:o,state(f){e.set("state",f),e.set("selected",f.selected),e.save_changes()},frame(f){let p=performance.now();!f.done&&p-a<$2||(a=p,e.set("outcome",q2(f,l?.state??null)),e.save_changes())}}),c=L("style",{},Ym);i.replaceChildren(c,l.el),"refusal"in r&&(l.announce(r.refusal),o(r.refusal));let u=()=>{let f=Dn(e.get("state"));"refusal"in f?(l.announce(f.refusal),o(f.refusal)):JSON.stringify(f.state)!==JSON.stringify(l.state)&&(f.state.station!==l.state.station&&l.simulation.pause(),l.apply(f.state))},d=()=>{let f=e.get("selected")??null;JSON.stringify(f)!==JSON.stringify(l.state.selected)&&l.change({selected:f})},h=()=>l.replay(e.get("replay")??null);return e.on("change:state",u),e.on("change:selected",d),e.on("change:replay",h),h(),()=>{e.off("change:state",u),e.off("change:selected",d),e.off("change:replay",h),l.dispose(),c.remove()}}function q2(i,e){let t={step:i.step};return i.optimizers.forEach((n,s)=>{let r=e?.optimizers[s]?.rule??String(s),a=r in t?`${r} ${s}`:r;t[a]={...n.tally,n_steps:i.step}}),t}function e0(i){let e={...i},t=new Map,n=new Set;return{get:s=>e[s],set(s,r){e[s]=r,n.add(s)},save_changes(){let s=[...n];n.clear();for(let r of s)for(let a of t.get(`change:${r}`)??[])a()},on(s,r){t.set(s,(t.get(s)??new Set).add(r))},off:(s,r)=>{t.get(s)?.delete(r)}}}var _A={render:({model:i,el:e})=>Uh(e,i)};Km();export{_A as default,e0 as memoryModel,Uh as mount};
